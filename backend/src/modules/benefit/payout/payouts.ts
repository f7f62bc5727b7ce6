import { randomBytes } from "node:crypto"
import { cooperativePayoutEntry, payoutEntry } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { inJournal, type OpenJournal } from "../journal/open-journal"
import { cooperativeSides, sharesOf, type BatchShare } from "../settlement/batch-books"
import { nameOf, requireBatch, viewOne } from "../settlement/batches"
import type { BatchRow } from "../settlement/batch-store"
import type { Batch } from "../settlement/batch-view"
import { HandoverRefused } from "../settlement/handover-refused"
import { occurredOn } from "../settlement/occurred-on"
import { findPayouts, insertPayout, type PayoutRecord } from "./payout-store"
import { decideReversal, proposeReversal, type ReversalDecided, type ReversalProposed } from "./wrong-voucher"

/** A voucher: the file in the register and its salted digest, which alone goes into the ledger. */
export type Voucher = { evidenceId: string; proof: string }
/** `householdIds` null: every household still unpaid. Amounts are the batch's, never the caller's. */
export type PayoutAsked = { batchId: string; voucher: Voucher; householdIds: readonly string[] | null; paidOn: string; actor: string }
export type Recorded = { batch: Batch; added: number }

/** Payouts 兑付: vouchers say that households of a batch were paid, each whole or not at all (LEDGER 21, 24). */
export class Payouts {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /**
   * Records a voucher. The same voucher again adds nothing; a household is never paid twice.
   * @throws HandoverRefused `wrong_state` before the batch was handed over or where nothing is unpaid, `already_paid`, `unknown_household`
   */
  async record(asked: PayoutAsked, nowMs: number): Promise<Recorded> {
    return inJournal(await this.source(), async (journal) => {
      const { manager } = journal
      const batch = await handedOver(journal, asked.batchId)
      const shares = await sharesOf(manager, [batch.id])
      const before = (await findPayouts(manager, batch.id)).filter((payout) => payout.evidenceId === asked.voucher.evidenceId && payout.paidTo === "households")
      const unpaid = unpaidOf(shares, asked, new Set(before.map((payout) => payout.id)))
      if (unpaid.length === 0) {
        if (before.length > 0) return { batch: await viewOne(manager, batch), added: 0 }
        throw new HandoverRefused("wrong_state", `nothing of batch ${batch.id} is unpaid`)
      }
      const payoutId = newId()
      const payable = new Map(unpaid.map((share) => [share.householdId, share.payableFen]))
      const householdIds = unpaid.map((share) => share.householdId)
      await journal.post(payoutEntry({ payoutId, batch: nameOf(batch), householdIds, payable, source: "voucher", proof: asked.voucher.proof, occurredAtMs: occurredOn(asked.paidOn, nowMs) }), nowMs)
      await insertPayout(manager, { id: payoutId, batchId: batch.id, paidTo: "households", paidOn: asked.paidOn, evidenceId: asked.voucher.evidenceId, actor: asked.actor })
      await journal.flush()
      return { batch: await viewOne(manager, await requireBatch(manager, batch.id)), added: unpaid.length }
    })
  }

  /** The cooperative's own money of a batch, paid as instructed; once. @throws HandoverRefused `wrong_state` */
  async recordForCooperative(asked: Omit<PayoutAsked, "householdIds">, nowMs: number): Promise<Batch> {
    return inJournal(await this.source(), async (journal) => {
      const { manager } = journal
      const batch = await handedOver(journal, asked.batchId)
      const payableFen = (await cooperativeSides(manager, [batch.id])).get(batch.id)?.payableFen ?? 0n
      if (payableFen <= 0n) {
        const same = (await findPayouts(manager, batch.id)).some((payout) => payout.paidTo === "cooperative" && payout.evidenceId === asked.voucher.evidenceId)
        if (same) return viewOne(manager, batch)
        throw new HandoverRefused("wrong_state", `batch ${batch.id} owes its cooperative nothing`)
      }
      const payoutId = newId()
      await journal.post(cooperativePayoutEntry({ payoutId, batch: nameOf(batch), payableFen, proof: asked.voucher.proof, occurredAtMs: occurredOn(asked.paidOn, nowMs) }), nowMs)
      await insertPayout(manager, { id: payoutId, batchId: batch.id, paidTo: "cooperative", paidOn: asked.paidOn, evidenceId: asked.voucher.evidenceId, actor: asked.actor })
      await journal.flush()
      return viewOne(manager, await requireBatch(manager, batch.id))
    })
  }

  /** A batch's payouts, oldest first. */
  async of(batchId: string): Promise<PayoutRecord[]> {
    return findPayouts((await this.source()).manager, batchId)
  }

  /** Null when there is none. */
  async find(payoutId: string): Promise<PayoutRecord | null> {
    const { manager } = await this.source()
    const [row] = await manager.query<{ batch_id: string }[]>("select batch_id from benefit.payout where id = $1", [payoutId])
    return row ? ((await findPayouts(manager, row.batch_id)).find((payout) => payout.id === payoutId) ?? null) : null
  }

  /** Proposes to take a wrong voucher back. @throws HandoverRefused `wrong_state` */
  async proposeReversal(asked: ReversalProposed): Promise<void> {
    await proposeReversal(await this.source(), asked)
  }

  /** A second person decides. @throws HandoverRefused `same_person`, `wrong_state` */
  async decideReversal(asked: ReversalDecided, nowMs: number): Promise<void> {
    await decideReversal(await this.source(), asked, nowMs)
  }
}

async function handedOver({ manager }: OpenJournal, batchId: string): Promise<BatchRow> {
  const batch = await requireBatch(manager, batchId)
  if (!batch.instructedAt) throw new HandoverRefused("wrong_state", `batch ${batchId} was not handed over to be paid`)
  return batch
}

/** Whom the voucher can mean. Households it paid before are no error; those another voucher paid are. */
function unpaidOf(shares: readonly BatchShare[], { householdIds }: PayoutAsked, sameVoucher: ReadonlySet<string>): BatchShare[] {
  if (householdIds === null) return shares.filter((share) => share.payableFen > 0n)
  return [...new Set(householdIds)].sort().flatMap((householdId) => {
    const share = shares.find((one) => one.householdId === householdId)
    if (!share) throw new HandoverRefused("unknown_household", `${householdId} is not in the batch`)
    if (share.payableFen > 0n) return [share]
    if (share.payoutId !== null && sameVoucher.has(share.payoutId)) return []
    throw new HandoverRefused("already_paid", `${householdId} is owed nothing in the batch`)
  })
}

const newId = (): string => `pay_${randomBytes(10).toString("hex")}`
