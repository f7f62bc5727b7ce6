import { randomBytes } from "node:crypto"
import { OWN_BOOKS, reversalEntry } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { inJournal } from "../journal/open-journal"
import { sha256 } from "../journal/sha256"
import { HandoverRefused } from "../settlement/handover-refused"
import { findPayouts, type PayoutRecord } from "./payout-store"

export type ReversalProposed = { payoutId: string; reason: string; actor: string }
export type ReversalDecided = ReversalProposed & { approve: boolean }

/** The first person's word. @throws HandoverRefused `wrong_state` where one waits already or was approved */
export async function proposeReversal(source: DataSource, asked: ReversalProposed): Promise<void> {
  await inJournal(source, async ({ manager }) => {
    const { reversal } = await requirePayout(manager, asked.payoutId)
    if (reversal && reversal.state !== "rejected") throw new HandoverRefused("wrong_state", `payout ${asked.payoutId} is being taken back`)
    await manager.query("insert into benefit.payout_reversal (id, payout_id, reason, actor) values ($1, $2, $3, $4)", [`rev_${randomBytes(10).toString("hex")}`, asked.payoutId, asked.reason, asked.actor])
  })
}

/** The second person's word; approved, the payout is reversed and its households are unpaid again. @throws HandoverRefused */
export async function decideReversal(source: DataSource, asked: ReversalDecided, nowMs: number): Promise<void> {
  await inJournal(source, async (journal) => {
    const { manager } = journal
    const { reversal } = await requirePayout(manager, asked.payoutId)
    if (reversal?.state !== "proposed") throw new HandoverRefused("wrong_state", `nobody proposed to take payout ${asked.payoutId} back`)
    if (reversal.proposedBy === asked.actor) throw new HandoverRefused("same_person", "who proposes does not decide")
    await manager.query("insert into benefit.payout_reversal_decision (reversal_id, decision, reason, actor) values ($1, $2, $3, $4)", [reversal.id, asked.approve ? "approve" : "reject", asked.reason, asked.actor])
    if (!asked.approve) return
    const payout = await journal.bySource({ provider: OWN_BOOKS, kind: "payout", objectId: asked.payoutId })
    if (!payout) throw new Error(`payout ${asked.payoutId} has no entry`)
    const related = [payout, ...(await journal.relatedTo(payout.sequence))]
    await journal.post(reversalEntry(payout, { correction: { actor: asked.actor, reasonCode: "wrong_voucher" }, occurredAtMs: nowMs }, related, sha256), nowMs)
  })
}

async function requirePayout(manager: EntityManager, payoutId: string): Promise<PayoutRecord> {
  const [row] = await manager.query<{ batch_id: string }[]>("select batch_id from benefit.payout where id = $1", [payoutId])
  const payout = row && (await findPayouts(manager, row.batch_id)).find((one) => one.id === payoutId)
  if (!payout) throw new Error(`no payout ${payoutId}`)
  return payout
}
