import { randomBytes } from "node:crypto"
import type { BatchName } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { inJournal, OpenJournal } from "../journal/open-journal"
import { sharesOf, type BatchShare } from "./batch-books"
import { findBatches, insertBatch, versionOf, type BatchFilter, type BatchRow, type BatchState } from "./batch-store"
import { viewBatches, type Batch } from "./batch-view"
import { composeBatch, type BatchAsked, type Composed } from "./compose-batch"
import { HandoverRefused } from "./handover-refused"
import { findReceivables, type Receivable } from "./receivables"
import { heldParcels, receivableOf, type HeldParcel } from "./payable-parcels"

/** Settlement batches 结算批次: one per cooperative and period, frozen once (LEDGER 21). */
export class Batches {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** What freezing now would settle; writes nothing. @throws HandoverRefused `nothing_to_settle`, `parcels_held_back`, `period_settled` */
  async preview(asked: BatchAsked, nowMs: number): Promise<Omit<Composed, "drafts">> {
    return (await this.source()).transaction("REPEATABLE READ", async (manager) => composeBatch(new OpenJournal(manager, null), "preview", asked, nowMs))
  }

  /**
   * Freezes every payable parcel up to a day, with its entries, in one transaction. Asked again for the same day it is the
   * same batch, so a caller cut off by a crash asks again. @throws HandoverRefused `nothing_to_settle`, `parcels_held_back`, `period_settled`
   */
  async freeze(asked: BatchAsked & { countyCode: string; actor: string }, nowMs: number): Promise<Batch> {
    return inJournal(await this.source(), async (journal) => {
      const { manager } = journal
      const [frozen] = (await findBatches(manager, { cooperativeId: asked.cooperativeId, to: asked.to })).batches
      if (frozen) return viewOne(manager, frozen)
      const id = `stl_${randomBytes(10).toString("hex")}`
      const { from, to, figures, drafts } = await composeBatch(journal, id, asked, nowMs)
      for (const draft of drafts) await journal.post(draft, nowMs)
      await journal.flush()
      await insertBatch(manager, { id, cooperativeId: asked.cooperativeId, countyCode: asked.countyCode, from, to, figures, frozenAt: new Date(nowMs) }, asked.actor)
      return viewOne(manager, await requireBatch(manager, id))
    })
  }

  /** Parcels of a cooperative past their window that wait for a return case to be closed, the oldest first. */
  async heldBack(cooperativeId: string, nowMs: number): Promise<HeldParcel[]> {
    return heldParcels((await this.source()).manager, cooperativeId, nowMs)
  }

  async list(filter: BatchFilter & { state?: BatchState }, paging: { page: number; pageSize: number }): Promise<{ batches: Batch[]; total: number }> {
    const { manager } = await this.source()
    if (filter.state === undefined) {
      const { batches, total } = await findBatches(manager, filter, paging)
      return { batches: await viewBatches(manager, batches), total }
    }
    const found = (await viewBatches(manager, (await findBatches(manager, filter)).batches)).filter((batch) => batch.state === filter.state)
    return { batches: found.slice((paging.page - 1) * paging.pageSize, paging.page * paging.pageSize), total: found.length }
  }

  /** Null when there is none. */
  async find(id: string): Promise<Batch | null> {
    const { manager } = await this.source()
    const [row] = (await findBatches(manager, { ids: [id] })).batches
    return row ? viewOne(manager, row) : null
  }

  /** Every household of a batch, in the order of their ids. */
  async shares(id: string): Promise<BatchShare[]> {
    return (await sharesOf((await this.source()).manager, [id])).filter((share) => share.settledFen > 0n)
  }

  /** Hands a frozen batch to whoever pays it. @throws HandoverRefused `stale_version`, `wrong_state` */
  async instruct(asked: { id: string; version: number; actor: string }, nowMs: number): Promise<Batch> {
    return inJournal(await this.source(), async ({ manager }) => {
      const batch = await requireBatch(manager, asked.id)
      if (versionOf(batch) !== asked.version) throw new HandoverRefused("stale_version", `batch ${asked.id} is at version ${versionOf(batch)}`)
      if (batch.instructedAt) throw new HandoverRefused("wrong_state", `batch ${asked.id} was handed over before`)
      await manager.query("insert into benefit.settlement_instruction (batch_id, instructed_at, actor) values ($1, $2, $3)", [asked.id, new Date(nowMs), asked.actor])
      return viewOne(manager, await requireBatch(manager, asked.id))
    })
  }

  /** What a cooperative owes for refunds of settled parcels, and each of them, newest first (LEDGER 23). */
  async receivables(cooperativeId: string): Promise<{ owedFen: bigint; lines: Receivable[] }> {
    const { manager } = await this.source()
    return { owedFen: await receivableOf(manager, cooperativeId), lines: await findReceivables(manager, cooperativeId) }
  }
}

/** A batch that must exist. Callers looked it up before; batches are never deleted. */
export async function requireBatch(manager: EntityManager, id: string): Promise<BatchRow> {
  const [row] = (await findBatches(manager, { ids: [id] })).batches
  if (!row) throw new Error(`no settlement batch ${id}`)
  return row
}

export async function viewOne(manager: EntityManager, row: BatchRow): Promise<Batch> {
  const [batch] = await viewBatches(manager, [row])
  return batch as Batch
}

export const nameOf = ({ id, cooperativeId, from, to }: BatchRow): BatchName => ({ batchId: id, cooperativeId, from, to })
