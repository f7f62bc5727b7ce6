import type { Client } from "pg"
import type { BenefitService } from "../modules/benefit"
import type { ProviderJournal } from "../providers/stripe/provider-journal"
import { checkInbox, checkSearch, type SearchAddress } from "./check-backlog"
import type { Check, Recon } from "./check"
import { checkBooksAgree, checkOneOrderPerPayment } from "./check-payments"
import { checkStock } from "./check-stock"
import { readLedgerBook } from "./ledger-book"
import { readMedusaBook } from "./medusa-book"
import { readProviderBook } from "./provider-book"

/** Everything RECON reads; it writes nothing anywhere. */
export type ReconSources = { medusa: Client; benefit: BenefitService; journal: Pick<ProviderJournal, "succeededPayments" | "refunds" | "disputes">; search: SearchAddress; cycleMs: number; now: () => number }

/** QUALITY's RECON (a)-(g). A check that cannot be asked is a check that failed; the others are still asked. */
export async function runRecon(sources: ReconSources): Promise<Recon> {
  const { medusa, benefit } = sources
  const checks = [
    ...(await asked("a,d,e:ledger", async () => (await benefit.selfCheck()).checks)),
    ...(await asked("b,c:payments", async () => checkPayments(sources))),
    ...(await asked("f:stock-equals-lots", async () => [await checkStock(medusa, await benefit.lotState())])),
    ...(await asked("g:inbox-empty", async () => [await checkInbox(medusa)])),
    ...(await asked("g:search-equals-catalogue", async () => [await checkSearch(medusa, sources.search)])),
  ]
  return { ok: checks.every((check) => check.ok), at: new Date(sources.now()).toISOString(), checks: checks.sort((a, b) => a.id.localeCompare(b.id)) }
}

async function checkPayments({ medusa, benefit, journal, cycleMs, now }: ReconSources): Promise<Check[]> {
  const ours = { ledger: await readLedgerBook(benefit.exportEntries()), medusa: await readMedusaBook(medusa) }
  const books = { ...ours, provider: await readProviderBook(journal, new Set([...ours.ledger.payments.keys(), ...ours.medusa.payments.keys()])) }
  return [checkBooksAgree(books), checkOneOrderPerPayment(books, { nowMs: now(), cycleMs })]
}

async function asked(id: string, ask: () => Promise<Check[]>): Promise<Check[]> {
  try {
    return await ask()
  } catch (error) {
    return [{ id, ok: false, facts: { could_not_ask: error instanceof Error ? error.message : String(error) } }]
  }
}
