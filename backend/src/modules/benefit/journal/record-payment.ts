import { applicationEntry, saleEntry, unappliedEntry, type Entry, type EntryDraft, type Movement } from "@qianhang/shared/ledger"
import { findAttribution, lockCart } from "../attribution/attribution-store"
import { boundSnapshot } from "../attribution/bind-and-release"
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
    draft: async (journal) => draftCapture(journal, movement, input.orderId),
  }
}

/** A receipt without an order becomes the sale of the order it was meant for. */
export function applicationAppend(input: { provider: string; paymentObjectId: string; orderId: string; occurredAt: Date }, receipt: Entry): Append {
  return {
    key: { provider: input.provider, kind: "application", objectId: input.paymentObjectId },
    amountFen: receipt.amountFen,
    currency: receipt.currency,
    draft: async (journal) => {
      const stored = await journal.bySource({ provider: input.provider, kind: "payment", objectId: input.paymentObjectId })
      if (!stored) throw new PaymentNotRecorded(input.paymentObjectId)
      const snapshot = await snapshotToPay(journal, input.orderId)
      if (!snapshot) throw new AttributionUnknown(input.orderId)
      return applicationEntry(stored, { snapshot, occurredAtMs: input.occurredAt.getTime(), earlier: await journal.relatedTo(stored.sequence) }, sha256)
    },
  }
}

export function movementOf(input: { provider: string; objectId: string; medusaId: string | null; amountFen: bigint; currency: string; occurredAt: Date }): Movement {
  const { provider, objectId, medusaId, amountFen, currency } = input
  return { provider, objectId, medusaId, amountFen, currency, occurredAtMs: input.occurredAt.getTime() }
}

async function draftCapture(journal: OpenJournal, movement: Movement, orderId: string | null): Promise<EntryDraft> {
  if (orderId === null) return unappliedEntry(movement, null)
  const snapshot = await snapshotToPay(journal, orderId)
  return snapshot ? saleEntry(movement, snapshot, sha256) : unappliedEntry(movement, orderId)
}

/** The order's snapshot while it waits for money. Holds the cart's lock, so that a release cannot slip in before the entry. */
async function snapshotToPay(journal: OpenJournal, orderId: string): ReturnType<typeof boundSnapshot> {
  const attribution = await findAttribution(journal.manager, { orderId })
  if (!attribution) return null
  await lockCart(journal.manager, attribution.cartId)
  const entries = await journal.ofOrder(orderId)
  const undone = new Set(entries.flatMap((entry) => (entry.kind === "reversal" ? (entry.relatesTo ?? []) : [])))
  const paid = entries.some((entry) => entry.kind === "sale" && !undone.has(entry.sequence))
  return paid ? null : boundSnapshot(journal.manager, orderId)
}
