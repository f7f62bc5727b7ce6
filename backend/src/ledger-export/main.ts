import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { rename } from "node:fs/promises"
import { finished } from "node:stream/promises"
import { BenefitService } from "../modules/benefit/service"
import { readEnvironment } from "../environment"

/** `npm run ledger:export -- FILE`: the whole chain as JSON lines. The file appears only when it is whole. */
async function exportLedger(file: string): Promise<number> {
  const environment = readEnvironment()
  const benefit = new BenefitService({}, { databaseUrl: environment.BENEFIT_DATABASE_URL, signingKeyFile: environment.LEDGER_SIGNING_KEY_FILE, checkpointFile: environment.LEDGER_CHECKPOINT_FILE })
  const out = createWriteStream(`${file}.part`)
  let entries = 0
  try {
    for await (const line of benefit.exportEntries()) {
      entries += 1
      if (!out.write(`${line}\n`)) await once(out, "drain")
    }
    out.end()
    await finished(out)
  } finally {
    out.destroy()
    await benefit.disconnect()
  }
  await rename(`${file}.part`, file)
  return entries
}

const [file] = process.argv.slice(2)
if (!file) {
  console.error("✗ Name the file to write: npm run ledger:export -- FILE")
  process.exit(1)
}
exportLedger(file).then(
  (entries) => console.log(`✓ ${entries} entries written to ${file}`),
  (error: unknown) => {
    console.error(`✗ The ledger could not be exported: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)
