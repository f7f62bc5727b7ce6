import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { rename } from "node:fs/promises"
import { finished } from "node:stream/promises"
import { BenefitService } from "../modules/benefit/service"
import { readEnvironment } from "../environment"

/** `npm run ledger:export -- FILE [--rollups FILE]`: the whole chain as JSON lines, and the reports' rollups as they stood at the same moment. A file appears only when it is whole. */
async function exportLedger(file: string, rollupFile: string | undefined): Promise<{ entries: number; rows: number | null }> {
  const environment = readEnvironment()
  const benefit = new BenefitService({}, { databaseUrl: environment.BENEFIT_DATABASE_URL, signingKeyFile: environment.LEDGER_SIGNING_KEY_FILE, checkpointFile: environment.LEDGER_CHECKPOINT_FILE })
  try {
    return await benefit.readExport(async ({ entries, rollups }) => ({
      entries: await writeLines(file, entries),
      rows: rollupFile === undefined ? null : (await writeLines(rollupFile, rollups)) - 1,
    }))
  } finally {
    await benefit.disconnect()
  }
}

async function writeLines(file: string, lines: AsyncIterable<string>): Promise<number> {
  const out = createWriteStream(`${file}.part`)
  let written = 0
  try {
    for await (const line of lines) {
      written += 1
      if (!out.write(`${line}\n`)) await once(out, "drain")
    }
    out.end()
    await finished(out)
  } finally {
    out.destroy()
  }
  await rename(`${file}.part`, file)
  return written
}

const [file, rollupFile] = process.argv.slice(2)
if (!file) {
  console.error("✗ Name the file to write: npm run ledger:export -- FILE [--rollups FILE]")
  process.exit(1)
}
exportLedger(file, rollupFile).then(
  ({ entries, rows }) => console.log(`✓ ${entries} entries written to ${file}${rows === null ? "" : `, ${rows} rollup rows to ${rollupFile}`}`),
  (error: unknown) => {
    console.error(`✗ The ledger could not be exported: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)
