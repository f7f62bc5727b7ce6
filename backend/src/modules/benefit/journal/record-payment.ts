import { applicationEntry, saleEntry, unappliedEntry, type Entry, type EntryDraft, type Movement, type SaleSnapshot } from "@qianhang/shared/ledger"
import type { AttributionRecord } from "../attribution/attribution-store"
import { withOrder } from "../attribution/bind-and-release"
import { AttributionUnknown } from "../attribution/errors"
import type { RecordCaptureInput } from "../door"
import type { Append } from "./append"
import { PaymentNotRecorded } from "./errors"
import type { OpenJournal } from "./open-journal"
import { sha256 } from "./sha256"

/** A captured payment: the sale of its order, or money without one (LEDGER 12) when the order is unknown, released or paid already. */
export function captureAppend(input: RecordCaptureInput): Append {
  const movement = movementOf(input)
  return {
    key: { provider: input.provider, kind: "payment", objectId: input.objectId },
    orderId: input.orderId,
    amountFen: input.amountFen,
    currency: input.currency,
    draft: async (journal, attribution) => draftCapture(movement, input.orderId, await snapshotToPay(journal, { orderId: input.orderId, attribution })),
  }
}

/** A receipt without an order becomes the sale of the order it was meant for. */
export function applicationAppend(input: { provider: string; paymentObjectId: string; orderId: string; occurredAt: Date }, receipt: Entry): Append {
  return {
    key: { provider: input.provider, kind: "application", objectId: input.paymentObjectId },
    orderId: input.orderId,
    amountFen: receipt.amountFen,
    currency: receipt.currency,
    draft: async (journal, attribution) => {
      const stored = await journal.bySource({ provider: input.provider, kind: "payment", objectId: input.paymentObjectId })
      if (!stored) throw new PaymentNotRecorded(input.paymentObjectId)
      const snapshot = await snapshotToPay(journal, { orderId: input.orderId, attribution })
      if (!snapshot) throw new AttributionUnknown(input.orderId)
      return applicationEntry(stored, { snapshot, occurredAtMs: input.occurredAt.getTime(), earlier: await journal.relatedTo(stored.sequence) }, sha256)
    },
  }
}

export function movementOf(input: { provider: string; objectId: string; medusaId: string | null; amountFen: bigint; currency: string; occurredAt: Date }): Movement {
  const { provider, objectId, medusaId, amountFen, currency } = input
  return { provider, objectId, medusaId, amountFen, currency, occurredAtMs: input.occurredAt.getTime() }
}

function draftCapture(movement: Movement, orderId: string | null, snapshot: SaleSnapshot | null): EntryDraft {
  return snapshot ? saleEntry(movement, snapshot, sha256) : unappliedEntry(movement, orderId)
}

/** The order's snapshot while it waits for money. Its cart is locked, so that a release cannot slip in before the entry. */
async function snapshotToPay(journal: OpenJournal, { orderId, attribution }: { orderId: string | null; attribution: AttributionRecord | null }): Promise<SaleSnapshot | null> {
  if (orderId === null || attribution === null || attribution.released) return null
  const entries = await journal.ofOrder(orderId)
  const undone = new Set(entries.flatMap((entry) => (entry.kind === "reversal" ? (entry.relatesTo ?? []) : [])))
  const paid = entries.some((entry) => entry.kind === "sale" && !undone.has(entry.sequence))
  return paid ? null : withOrder(attribution, orderId)
}
