import { randomBytes } from "node:crypto"
import { OWN_BOOKS } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { inJournal, type OpenJournal } from "../journal/open-journal"
import type { Recorded, Voucher } from "../payout/payouts"
import { sharesOf } from "../settlement/batch-books"
import type { BatchRow } from "../settlement/batch-store"
import { requireBatch, viewOne } from "../settlement/batches"
import { namedOf, targetsOf, type ConfirmedStep } from "./ladder"
import { postStep } from "./post-step"

export type SheetAsked = { batchId: string; step: ConfirmedStep; sheet: Voucher; householdIds: readonly string[] | null; actor: string }
export type SpotCheckAsked = { batchId: string; checkId: string; householdIds: readonly string[]; countyCode: string; note: string; evidence: Voucher | null; actor: string }

/** The evidence ladder (LEDGER 22): 农户确认 before payment, 收款确认 after it, and spot checks apart from both. */
export class Evidences {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /**
   * A sheet that households signed. Households whose step is on record already add nothing.
   * @throws HandoverRefused `wrong_state` where the step cannot be taken, `unknown_household`
   */
  async recordSheet(asked: SheetAsked, nowMs: number): Promise<Recorded> {
    return inJournal(await this.source(), async (journal) => {
      const batch = await requireBatch(journal.manager, asked.batchId)
      const targets = targetsOf(await sharesOf(journal.manager, [batch.id]), asked)
      if (targets.length > 0) {
        await postStep(journal, batch, { eventId: `evt_${randomBytes(10).toString("hex")}`, step: asked.step, source: "signed_sheet", proof: asked.sheet.proof, targets, evidenceId: asked.sheet.evidenceId, place: null, actor: asked.actor }, nowMs)
      }
      return recorded(journal, batch, targets.length)
    })
  }

  /** Somebody of the programme visited households and checked. The caller's id makes it happen once. @throws HandoverRefused `unknown_household` */
  async spotCheck(asked: SpotCheckAsked, nowMs: number): Promise<Recorded> {
    return inJournal(await this.source(), async (journal) => {
      const batch = await requireBatch(journal.manager, asked.batchId)
      const eventId = `check_${asked.checkId}`
      if (await journal.bySource({ provider: OWN_BOOKS, kind: "evidence", objectId: eventId })) return recorded(journal, batch, 0)
      const targets = namedOf(await sharesOf(journal.manager, [batch.id]), asked.householdIds)
      const place = { countyCode: asked.countyCode, note: asked.note }
      await postStep(journal, batch, { eventId, step: "spot_checked", source: "inspection", proof: asked.evidence?.proof ?? null, targets, evidenceId: asked.evidence?.evidenceId ?? null, place, actor: asked.actor }, nowMs)
      return recorded(journal, batch, targets.length)
    })
  }
}

async function recorded(journal: OpenJournal, batch: BatchRow, added: number): Promise<Recorded> {
  await journal.flush()
  return { batch: await viewOne(journal.manager, await requireBatch(journal.manager, batch.id)), added }
}
