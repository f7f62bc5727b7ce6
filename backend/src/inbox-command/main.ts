import { Client } from "pg"
import { readEnvironment } from "../environment"

const USAGE = "npm run inbox -- list | replay <id> | replay-all"
const LIST = "select id, event_id, type, payment_id, attempts, last_error, occurred_at from provider_event where deleted_at is null and state = 'dead' order by occurred_at limit 500"
const REPLAY = "update provider_event set state = 'received', attempts = 0, next_attempt_at = now(), updated_at = now() where deleted_at is null and state = 'dead'"

/** `npm run inbox`: shows dead letters and puts them back to work; the running shop takes them up with its next reconcile. */
async function inbox([command, id]: readonly string[]): Promise<string> {
  const client = new Client({ connectionString: readEnvironment().DATABASE_URL })
  await client.connect()
  try {
    if (command === "list") return JSON.stringify((await client.query(LIST)).rows, null, 2)
    if (command === "replay-all") return `✓ ${(await client.query(REPLAY)).rowCount ?? 0} dead letters wait to be tried again`
    if (command !== "replay" || !id) throw new Error(USAGE)
    const { rowCount } = await client.query(`${REPLAY} and (id = $1 or event_id = $1)`, [id])
    if (rowCount !== 1) throw new Error(`${id} is no dead letter; see: npm run inbox -- list`)
    return `✓ ${id} waits to be tried again`
  } finally {
    await client.end()
  }
}

inbox(process.argv.slice(2)).then(
  (said) => console.log(said),
  (error: unknown) => {
    console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  },
)
