import type { EntityManager } from "typeorm"

/** Where one household stands in one batch, from the entries alone, in fen. */
export type BatchShare = {
  batchId: string
  householdId: string
  /** settled in all: advances attributed and what became payable */
  settledFen: bigint
  advancesFen: bigint
  payableFen: bigint
  paidFen: bigint
  acknowledged: boolean
  received: boolean
  spotChecked: boolean
  /** the newest payout that stands; null before it and after its reversal */
  payoutId: string | null
}

type Row = { batch_id: string; household_id: string; settled: string; advances: string; payable: string; paid_by_payout: string; acknowledged: boolean | null; received: boolean | null; spot_checked: boolean | null; payout_id: string | null }

/** A batch's entries with what each is about: its own kind, or the kind of the entry it undoes (whose batch is named there alone). */
export const NAMED = `named as (
  select e.sequence, e.kind as cause, e.kind, e.source_object_id, e.handover::jsonb ->> 'batchId' as batch_id from benefit.entry e
    where e.handover is not null and (e.handover::jsonb ->> 'batchId') = any($1)
  union all
  select r.sequence, o.kind, r.kind, o.source_object_id, o.handover::jsonb ->> 'batchId' from benefit.entry o join benefit.entry r on r.relates_to = o.sequence and r.kind = 'reversal'
    where o.handover is not null and (o.handover::jsonb ->> 'batchId') = any($1))`

/** Every household of these batches, in the order of their ids. The same sums as the core's `HandoverBooks`; the self-check holds them together. */
export async function sharesOf(manager: EntityManager, batchIds: readonly string[]): Promise<BatchShare[]> {
  if (batchIds.length === 0) return []
  const rows = await manager.query<Row[]>(
    `with ${NAMED},
     sums as (
       select n.batch_id, p.household_id,
         -coalesce(sum(p.amount_fen) filter (where p.account = 'household_advance' or n.cause <> 'payout'), 0) as settled,
         -coalesce(sum(p.amount_fen) filter (where p.account = 'household_advance'), 0) as advances,
         -coalesce(sum(p.amount_fen) filter (where p.account = 'household_payable'), 0) as payable,
         coalesce(sum(p.amount_fen) filter (where p.account = 'household_payable' and n.cause = 'payout'), 0) as paid_by_payout,
         (array_agg(n.source_object_id order by n.sequence desc) filter (where n.kind = 'payout' and not exists (select 1 from named u where u.kind = 'reversal' and u.cause = 'payout' and u.source_object_id = n.source_object_id)))[1] as payout_id
       from named n join benefit.posting p using (sequence) where p.household_id is not null and p.account in ('household_payable', 'household_advance') group by 1, 2),
     steps as (
       select e.handover::jsonb ->> 'batchId' as batch_id, h ->> 'householdId' as household_id, bool_or(e.handover::jsonb ->> 'step' = 'acknowledged') as acknowledged,
         bool_or(e.handover::jsonb ->> 'step' = 'received') as received, bool_or(e.handover::jsonb ->> 'step' = 'spot_checked') as spot_checked
       from benefit.entry e, jsonb_array_elements(e.handover::jsonb -> 'households') h
       where e.kind = 'evidence' and e.handover is not null and (e.handover::jsonb ->> 'batchId') = any($1) group by 1, 2)
     select * from sums left join steps using (batch_id, household_id) order by batch_id, household_id`,
    [[...batchIds]],
  )
  return rows.map((row) => ({
    batchId: row.batch_id,
    householdId: row.household_id,
    settledFen: BigInt(row.settled),
    advancesFen: BigInt(row.advances),
    payableFen: BigInt(row.payable),
    paidFen: BigInt(row.paid_by_payout) + BigInt(row.advances),
    acknowledged: row.acknowledged === true,
    received: row.received === true,
    spotChecked: row.spot_checked === true,
    payoutId: row.payout_id,
  }))
}

/** What was paid to each batch's cooperative itself, and what it is still owed, in fen. */
export async function cooperativeSides(manager: EntityManager, batchIds: readonly string[]): Promise<Map<string, { paidFen: bigint; payableFen: bigint }>> {
  const rows = await manager.query<{ batch_id: string; paid: string; payable: string }[]>(
    `with ${NAMED} select n.batch_id, coalesce(sum(p.amount_fen) filter (where n.cause = 'payout'), 0) as paid, -sum(p.amount_fen) as payable
     from named n join benefit.posting p using (sequence) where p.account = 'cooperative_payable' group by 1`,
    [[...batchIds]],
  )
  return new Map(rows.map((row) => [row.batch_id, { paidFen: BigInt(row.paid), payableFen: BigInt(row.payable) }]))
}

/** Paid in full: by voucher, at delivery, or both. */
export const isPaid = (share: Pick<BatchShare, "payableFen" | "paidFen">): boolean => share.payableFen === 0n && share.paidFen > 0n
