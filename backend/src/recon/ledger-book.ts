import { parseEntry, type Entry } from "@qianhang/shared/ledger"
import { undisputed, type LedgerBook } from "./books"

/** Reads the ledger as it is exported: payments by the provider's id, and what the clearing account says is still there. */
export async function readLedgerBook(lines: AsyncIterable<string>): Promise<LedgerBook> {
  const book: LedgerBook = { payments: new Map(), clearingFen: 0n }
  const paymentOf = new Map<bigint, string>()
  for await (const line of lines) {
    const entry = parseEntry(line)
    for (const posting of entry.postings) if (posting.account === "clearing") book.clearingFen += posting.amountFen
    addEntry(book, entry, paymentOf)
  }
  return book
}

const isDispute = ({ kind, source }: Entry): boolean => source.kind === "dispute" || (kind === "reversal" && source.objectId.startsWith("dispute:"))
const isFee = ({ source }: Entry): boolean => source.objectId.endsWith(":fee")
const clearingOf = ({ postings }: Entry): bigint => postings.reduce((sum, { account, amountFen }) => sum + (account === "clearing" ? amountFen : 0n), 0n)

function addEntry(book: LedgerBook, entry: Entry, paymentOf: Map<bigint, string>): void {
  const related = entry.relatesTo === null ? undefined : paymentOf.get(entry.relatesTo)
  const paymentId = entry.kind === "sale" || entry.kind === "unapplied_receipt" ? entry.source.objectId : related
  if (paymentId === undefined) return
  paymentOf.set(entry.sequence, paymentId)
  const before = book.payments.get(paymentId)
  if (entry.kind === "sale" || entry.kind === "unapplied_receipt") {
    book.payments.set(paymentId, { ...undisputed, refundedFen: 0n, ...before, kind: entry.kind === "sale" ? "sale" : "unapplied", orderId: entry.orderId, capturedFen: entry.amountFen, recordedAtMs: entry.recordedAtMs })
    return
  }
  if (!before) return
  if (isDispute(entry)) {
    before.disputeFen += clearingOf(entry)
    if (!isFee(entry)) before.heldFen -= clearingOf(entry)
    return
  }
  const undoesRefund = entry.kind === "reversal" && entry.source.objectId.startsWith("refund:")
  if (entry.kind === "refund" || entry.kind === "unapplied_refund") before.refundedFen += entry.amountFen
  else if (undoesRefund) before.refundedFen -= entry.amountFen
}
