import pg, { type Client } from "pg"
import { dropLedger, type BenchLedger, type BenchServer, benchLedger } from "./database.js"
import { benchCaptures, placeOrders } from "./b6/captures.js"
import { pgbench } from "./b6/pgbench.js"
import { postCaptures } from "./b6/post-captures.js"
import { type RecordedSql, recordSql } from "./b6/recorded-sql.js"
import { fetchScript, layOut, saleScript } from "./b6/replay.js"
import { booksOf, requireSameBooks } from "./b6/same-books.js"
import { saveByRow } from "./b6/save-by-row.js"
import { machine, median, row, spread, timed, two } from "./measure.js"

/** How many captures live, in the batch, and row by row; the last two are held against each other by their rates. */
export interface B6Size { readonly live: number; readonly batch: number; readonly byRow: number; readonly rounds: number }

const CALLERS = 8
/** Callers of the batch: as many as let the door fill its transactions. */
const BATCH_CALLERS = 200
const NAME = "bench_b6"

/**
 * B6: captures are posted, (a) live by eight callers, against pgbench sending the very statements the door sends for one
 * capture, by eight clients; (b) as one batch, against one `save` a row. Every run begins with the same orders in a database of
 * its own and ends with the same books.
 */
export async function b6(server: BenchServer, { live, batch, byRow, rounds }: B6Size): Promise<void> {
  await dropLedger(server.url, NAME)
  const template = await benchLedger(server.url, NAME)
  await template.close()
  await withClient(template.urls.adminUrl, async (admin) => placeOrders(admin, benchCaptures(live)))
  console.log(`${machine()}; ${rounds} rounds\n`)
  await measureLive(server, template, { live, rounds })
  await withClient(template.urls.adminUrl, async (admin) => placeOrders(admin, benchCaptures(batch, { after: live })))
  await measureBatch(server, template, { batch, byRow, rounds })
  await dropLedger(server.url, NAME)
}

async function measureLive(server: BenchServer, template: BenchLedger, { live, rounds }: Pick<B6Size, "live" | "rounds">): Promise<void> {
  const captures = [...benchCaptures(live)]
  const recorded = await onCopy(server, template, async ({ url }) => recordSql(url, captures))
  const [ours, peer, fetching]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round += 1) {
    const own = await onCopy(server, template, async ({ url, admin }) => {
      ours.push((1000 * live) / (await timed(async () => postCaptures(url, captures, CALLERS))))
      return booksOf(admin)
    })
    const theirs = await onCopy(server, template, async ({ url, admin, role }) => {
      await layOut(admin, recorded, role)
      peer.push(await pgbench(url, saleScript(recorded), { clients: CALLERS, runs: live }))
      fetching.push(await fetchRate(url, admin, recorded))
      return booksOf(admin)
    })
    requireSameBooks(own, theirs)
  }
  const alone = peer.map((rate, index) => 1 / (1 / rate - 1 / (fetching[index] as number)))
  console.log(row("live, 8 callers: captures/s, median", "pgbench, the same SQL", "ratio (spread)", "pgbench less its own fetching", "ratio (spread)"))
  console.log(row("---", "---", "---", "---", "---"))
  console.log(row(two(median(ours)), two(median(peer)), spread(ours.map((rate, index) => rate / (peer[index] as number))), two(median(alone)), spread(ours.map((rate, index) => rate / (alone[index] as number)))))
  console.log(`${live} captures a round, ${recorded.statements.length} statements each one by one; books equal after every round\n`)
}

/** How fast pgbench fetches the values alone: what its script does and our callers need not. */
async function fetchRate(url: string, admin: Client, recorded: RecordedSql): Promise<number> {
  await admin.query("alter sequence bench.turn restart")
  return pgbench(url, fetchScript(recorded), { clients: CALLERS, runs: recorded.sales.length })
}

/**
 * The batch is posted in as many slices as there are rounds, each behind as many captures saved row by row in a ledger of their own:
 * what else the machine does changes meanwhile.
 */
async function measureBatch(server: BenchServer, template: BenchLedger, { batch, byRow, rounds }: Omit<B6Size, "live">): Promise<void> {
  const few = [...benchCaptures(byRow)]
  // Made beforehand: the door is timed, not the making of orders.
  const captures = Array.from(benchCaptures(batch), ({ input }) => ({ input }))
  const inRows = async (post: (url: string) => Promise<unknown>) => onCopy(server, template, async ({ url, admin }) => ({ ms: await timed(async () => post(url)), books: await booksOf(admin) }), "rows")
  requireSameBooks((await inRows(async (url) => postCaptures(url, few, BATCH_CALLERS))).books, (await inRows(async (url) => saveByRow(url, few))).books)
  const [ours, peer]: [number[], number[]] = [[], []]
  await onCopy(server, template, async ({ url }) => {
    for (let round = 0; round < rounds; round += 1) {
      const slice = captures.slice(Math.floor((batch * round) / rounds), Math.floor((batch * (round + 1)) / rounds))
      peer.push((1000 * byRow) / (await inRows(async (rows) => saveByRow(rows, few))).ms)
      ours.push((1000 * slice.length) / (await timed(async () => postCaptures(url, slice, BATCH_CALLERS))))
    }
  })
  console.log(row("batch: captures", "captures/s, median", "row by row: captures a round", "captures/s, median", "ratio (spread)"))
  console.log(row("---", "---", "---", "---", "---"))
  console.log(row(batch, spread(ours), byRow, spread(peer), spread(ours.map((rate, index) => rate / (peer[index] as number)))))
  console.log(`books equal at ${byRow} captures; ${machine()}`)
}

interface Copy { readonly url: string; readonly admin: Client; readonly role: string }

/** Works on a copy of the template, which is dropped afterwards. */
async function onCopy<T>(server: BenchServer, template: BenchLedger, work: (copy: Copy) => Promise<T>, called = "copy"): Promise<T> {
  const name = `${NAME}_${called}`
  await dropLedger(server.url, name)
  await withClient(server.url, async (admin) => void (await admin.query(`create database ${name} template ${NAME}`)))
  const at = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString()
  try {
    return await withClient(at(server.url), async (admin) => {
      await admin.query("vacuum analyze")
      return work({ url: at(template.urls.benefitUrl), admin, role: new URL(template.urls.benefitUrl).username })
    })
  } finally {
    await dropLedger(server.url, name)
  }
}

async function withClient<T>(url: string | undefined, work: (client: Client) => Promise<T>): Promise<T> {
  if (url === undefined) throw new Error("expected a superuser's URL")
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
