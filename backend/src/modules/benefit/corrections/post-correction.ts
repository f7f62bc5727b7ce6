import { LedgerLawBroken, OWN_BOOKS, refundEntry, reversalEntry, type Correction, type Entry, type EntryDraft } from "@qianhang/shared/ledger"
import type { OpenJournal } from "../journal/open-journal"
import { sha256 } from "../journal/sha256"
import { AfterSaleRefused } from "../refunds/after-sale-refused"
import { standingSaleOf } from "../refunds/refund-books"
import type { EntryCorrection } from "./correction-store"

/** What a correction appends: the reversal, the new statement, and whatever follows from them (a settled parcel's receivable). */
export interface PostedCorrection {
  reversal: Entry
  restated: Entry | null
  entries: Entry[]
}

type Asked = Pick<EntryCorrection, "sequence" | "orderId" | "restated">

/**
 * Posts a correction to the locked journal. Only refunds are corrected by hand: sales and receipts say what the provider
 * holds, handovers have their own two-person doors. A refund at the provider keeps its money and is stated anew; undone
 * for nothing is only one that moved none. @throws AfterSaleRefused `not_correctable`, `unlawful`
 */
export async function postCorrection(journal: OpenJournal, asked: Asked, { correction, nowMs }: { correction: Correction; nowMs: number }): Promise<PostedCorrection> {
  const mark = journal.mark()
  const family = await journal.ofOrder(asked.orderId)
  const original = family.find((entry) => entry.sequence === asked.sequence)
  if (original?.kind !== "refund" || (asked.restated === null && original.source.provider !== OWN_BOOKS)) throw new AfterSaleRefused("not_correctable", `entry ${asked.sequence} is not corrected by hand`)
  try {
    const undoing = reversalEntry(original, { correction, occurredAtMs: nowMs }, family, sha256)
    const { restated: statement } = asked
    const [reversal, restated] = statement === null
      ? [await journal.post(undoing, nowMs), null]
      : await journal.postAsOne(undoing, async () => restate(journal, original, statement, { correction, nowMs }), nowMs)
    return { reversal, restated, entries: journal.since(mark) }
  } catch (error) {
    journal.back(mark)
    if (error instanceof LedgerLawBroken) throw new AfterSaleRefused("unlawful", error.message)
    throw error
  }
}

async function restate(journal: OpenJournal, original: Entry, restated: NonNullable<Asked["restated"]>, { correction, nowMs }: { correction: Correction; nowMs: number }): Promise<EntryDraft> {
  const { provider, objectId, medusaId } = original.source
  const orderId = String(original.orderId)
  const entries = await journal.ofOrder(orderId)
  const sale = standingSaleOf({ orderId, entries, requests: [] })
  const refund = { ...restated, provider, objectId: nextStatementId(objectId), medusaId, amountFen: original.amountFen, currency: original.currency, occurredAtMs: nowMs, correction }
  return refundEntry(refund, { sale, later: entries.filter((entry) => entry.sequence > sale.sequence) }, sha256)
}

/** `re_1` is stated anew as `re_1/2`, that as `re_1/3` …: one movement at the provider, however often it was put right. */
export function nextStatementId(objectId: string): string {
  const [, base = objectId, count = "1"] = /^(.+)\/(\d+)$/.exec(objectId) ?? []
  return `${base}/${Number(count) + 1}`
}
