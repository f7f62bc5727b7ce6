import { Client } from "pg"
import { readEnvironment } from "../environment"
import { BenefitService } from "../modules/benefit/service"
import { providerJournal } from "../providers/stripe/provider-journal"
import type { Recon } from "./check"
import { runRecon } from "./run-recon"

/** How long money without an order may wait: one reconcile cycle, and the time it takes to run. */
const cycleMs = 1000 * (Number(process.env["RECONCILE_SECONDS"] ?? 60) + 30)

async function recon(): Promise<Recon> {
  const environment = readEnvironment()
  const medusa = new Client({ connectionString: environment.DATABASE_URL })
  const benefit = new BenefitService({}, { databaseUrl: environment.BENEFIT_DATABASE_URL, signingKeyFile: environment.LEDGER_SIGNING_KEY_FILE, checkpointFile: environment.LEDGER_CHECKPOINT_FILE })
  await medusa.connect()
  try {
    return await runRecon({ medusa, benefit, journal: providerJournal(), search: { host: environment.MEILISEARCH_HOST, apiKey: environment.MEILISEARCH_API_KEY }, cycleMs, now: Date.now })
  } finally {
    await benefit.disconnect()
    await medusa.end()
  }
}

/** `npm run recon`: prints the checks as JSON and exits 0 when all hold, 1 when one does not. */
recon().then(
  (result) => {
    console.log(JSON.stringify(result, null, 2))
    process.exitCode = result.ok ? 0 : 1
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)
