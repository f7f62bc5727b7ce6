import { parseArgs } from "node:util"
import { benchAudit } from "./audit.js"
import { b6 } from "./b6.js"
import { b7 } from "./b7.js"
import { b8 } from "./b8.js"
import { benchServer, type BenchLedger } from "./database.js"
import { isSize, ledgerOf, type Size, SIZES } from "./sizes.js"

const USAGE = "npm run bench -- b7|b8 [--size 10k|1m|10m] [--rounds N] [--without-peer]   or   b6 [--live N] [--batch N] [--by-row N] [--rounds N]   or   audit [--entries N]"

/** QUALITY's benchmarks of the ledger. Each asserts that both sides hold the same before it times them, and takes turns with its peer. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { size: { type: "string", default: "1m" }, rounds: { type: "string" }, entries: { type: "string", default: "100000" }, live: { type: "string", default: "2000" }, batch: { type: "string", default: "100000" }, "by-row": { type: "string", default: "300" }, "without-peer": { type: "boolean", default: false } } })
  const [name] = positionals
  const { size } = values
  const rounds = Number(values.rounds ?? 5)
  if (!isSize(size) || !Number.isSafeInteger(rounds) || rounds < 1) throw new Error(`expected ${USAGE}`)
  if (name === "audit") return benchAudit(Number(values.entries))
  const server = await benchServer()
  const open: BenchLedger[] = []
  try {
    if (name === "b6") await b6(server, { live: Number(values.live), batch: Number(values.batch), byRow: Number(values["by-row"]), rounds })
    else if (name === "b7") {
      const ledgers = new Map<Size, BenchLedger>()
      for (const one of upTo(size)) ledgers.set(one, await ledgerOf(server, one))
      open.push(...ledgers.values())
      await b7(ledgers, { rounds, withPeer: !values["without-peer"] })
    } else if (name === "b8") {
      const ledger = await ledgerOf(server, size)
      open.push(ledger)
      await b8(ledger, rounds)
    } else throw new Error(`expected ${USAGE}`)
  } finally {
    for (const ledger of open) await ledger.close()
    await server.stop()
  }
}

/** The sizes from 10 k to this one: a report's growth is measured in one run. */
const upTo = (size: Size): Size[] => (Object.keys(SIZES) as Size[]).slice(0, Object.keys(SIZES).indexOf(size) + 1)

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`✗ ${error instanceof Error ? error.stack : String(error)}`)
    process.exit(1)
  },
)
