import { disputeEntry, disputeObjectId, type DisputeStep, type Entry } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import type { RecordedEntry } from "../door"
import type { Append } from "../journal/append"
import type { OpenJournal } from "../journal/open-journal"
import { PaymentNotRecorded } from "../journal/errors"
import { movementOf } from "../journal/record-payment"

/** One step of a dispute, as the provider's books show it. */
export interface RecordDisputeInput {
  provider: string
  /** the provider's dispute id */
  objectId: string
  paymentObjectId: string
  step: DisputeStep
  amountFen: bigint
  currency: string
  occurredAt: Date
}

export interface OpenDispute {
  provider: string
  objectId: string
  paymentObjectId: string
}

/** Disputes of cards in the ledger: recorded step by step, and those a bank has not decided yet. */
export class Disputes {
  constructor(private readonly source: () => Promise<DataSource>, private readonly append: (item: Append) => Promise<RecordedEntry>) {}

  /** Key: (provider, dispute, objectId and step). @throws PaymentNotRecorded, DisputeUnlawful */
  async record(input: RecordDisputeInput): Promise<RecordedEntry> {
    return this.append(disputeAppend(input))
  }

  /** Opened and neither won nor lost, oldest first. A bank may take months. */
  async open(limit = 500): Promise<OpenDispute[]> {
    const source = await this.source()
    const rows = await source.query<{ provider: string; object_id: string; payment_object_id: string }[]>(
      `select o.source_provider as provider, left(o.source_object_id, -length(':opened')) as object_id, p.source_object_id as payment_object_id
       from benefit.entry o join benefit.entry p on p.sequence = o.relates_to
       where o.kind = 'dispute_opened' and not exists (
         select 1 from benefit.entry d where d.source_provider = o.source_provider and d.source_kind = 'dispute'
         and d.source_object_id in (left(o.source_object_id, -length(':opened')) || ':won', left(o.source_object_id, -length(':opened')) || ':lost'))
       order by o.sequence limit $1`,
      [limit],
    )
    return rows.map((row) => ({ provider: row.provider, objectId: row.object_id, paymentObjectId: row.payment_object_id }))
  }
}

function disputeAppend(input: RecordDisputeInput): Append {
  const { step } = input
  return {
    key: { provider: input.provider, kind: "dispute", objectId: disputeObjectId(input.objectId, step) },
    amountFen: input.amountFen,
    currency: input.currency,
    draft: async (journal) => {
      const payment = await disputedMoney(journal, input)
      return disputeEntry({ ...movementOf({ ...input, medusaId: null }), step }, payment, await journal.relatedTo(payment.sequence))
    },
  }
}

/** The sale the money became, also when it came without an order first; else the receipt. */
async function disputedMoney(journal: OpenJournal, input: RecordDisputeInput): Promise<Entry> {
  const payment = await journal.bySource({ provider: input.provider, kind: "payment", objectId: input.paymentObjectId })
  if (!payment) throw new PaymentNotRecorded(input.paymentObjectId)
  if (payment.kind === "sale") return payment
  return (await journal.relatedTo(payment.sequence)).find((entry) => entry.kind === "sale") ?? payment
}
