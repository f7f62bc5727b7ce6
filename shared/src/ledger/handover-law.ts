import type { Entry, EntryDraft } from "./entry.js"
import { HandoverUnlawful } from "./errors.js"
import { evidenceEntry } from "./evidence.js"
import type { HandoverBooks } from "./handover-books.js"
import type { BatchName } from "./handover-draft.js"
import type { Handover } from "./handover.js"
import { advanceEntry, cooperativePayoutEntry, payoutEntry, periodBenefitEntry } from "./payout.js"
import { receivableEntry } from "./receivable.js"
import { offsetEntry, settlementEntry } from "./settlement.js"

/** What a handover entry of the journal must be, by the functions that write them. `family`: the entries of its order so far. Throws what they throw. */
export function lawfulHandover(entry: Entry, family: readonly Entry[], books: HandoverBooks): EntryDraft {
  const facts = factsOf(entry)
  const { occurredAtMs } = entry
  const objectId = entry.source.objectId
  switch (entry.kind) {
    case "settlement":
      return settlementEntry({ orderId: entry.orderId ?? "", batch: batchOf(entry), occurredAtMs }, family, books.advances)
    case "receivable": {
      const cause = family.find((earlier) => objectId === `${earlier.sequence}/${facts.cooperativeId}`)
      if (cause === undefined) throw new HandoverUnlawful(objectId, "the change it follows from")
      return receivableEntry({ cause, cooperativeId: facts.cooperativeId }, family, books.advances)
    }
    case "offset": {
      const batch = batchOf(entry)
      return offsetEntry({ batch, payableFen: books.payableFen(batch.batchId), receivableFen: books.receivableFen(batch.cooperativeId), occurredAtMs })
    }
    case "payout":
      return lawfulPayout(entry, facts, books)
    case "evidence":
      return lawfulEvidence(entry, facts, books)
    case "advance":
      return advanceEntry({ advanceId: objectId, cooperativeId: facts.cooperativeId, lotId: stated(facts.lotId, objectId, "a lot"), households: facts.households, source: stated(facts.source, objectId, "a source"), proof: stated(facts.proof, objectId, "a proof"), occurredAtMs })
    case "period_benefit":
      return periodBenefitEntry({ periodBenefitId: objectId, cooperativeId: facts.cooperativeId, mechanism: stated(facts.mechanism, objectId, "a mechanism"), from: stated(facts.from, objectId, "a period"), to: stated(facts.to, objectId, "a period"), households: facts.households, proof: stated(facts.proof, objectId, "a proof"), occurredAtMs })
    default:
      throw new HandoverUnlawful(objectId, "a handover")
  }
}

function lawfulPayout(entry: Entry, facts: Handover, books: HandoverBooks): EntryDraft {
  const batch = batchOf(entry)
  const payoutId = entry.source.objectId
  const common = { payoutId, batch, proof: stated(facts.proof, payoutId, "a proof"), occurredAtMs: entry.occurredAtMs }
  if (facts.households.length === 0) return cooperativePayoutEntry({ ...common, payableFen: books.payableFen(batch.batchId) })
  const householdIds = facts.households.map((one) => one.householdId)
  const payable = new Map(householdIds.map((id) => [id, books.household(batch.batchId, id).payableFen]))
  return payoutEntry({ ...common, householdIds, payable, source: stated(facts.source, payoutId, "a source") })
}

function lawfulEvidence(entry: Entry, facts: Handover, books: HandoverBooks): EntryDraft {
  const batch = batchOf(entry)
  const eventId = entry.source.objectId
  const step = stated(facts.step, eventId, "a step")
  const households = facts.households.map(({ householdId }) => {
    if (step !== "spot_checked" && books.hasStep(batch.batchId, householdId, step)) throw new HandoverUnlawful(eventId, `${step} once per household and batch`)
    const { settledFen, paidFen } = books.household(batch.batchId, householdId)
    return { householdId, amountFen: step === "received" ? paidFen : settledFen }
  })
  return evidenceEntry({ eventId, batch, step, source: stated(facts.source, eventId, "a source"), households, proof: facts.proof, occurredAtMs: entry.occurredAtMs })
}

function factsOf(entry: Entry): Handover {
  return stated(entry.handover, entry.source.objectId, "a handover record")
}

function batchOf(entry: Entry): BatchName {
  const { batchId, cooperativeId, from, to } = factsOf(entry)
  const id = entry.source.objectId
  return { batchId: stated(batchId, id, "a batch"), cooperativeId, from: stated(from, id, "a period"), to: stated(to, id, "a period") }
}

function stated<T>(value: T | null, subjectId: string, what: string): T {
  if (value === null) throw new HandoverUnlawful(subjectId, what)
  return value
}
