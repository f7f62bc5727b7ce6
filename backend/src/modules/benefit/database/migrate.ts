import type { EntityManager } from "typeorm"
import { factsAreBehind, rebuildRollups, type Rebuilt } from "../rollups/rebuild"
import { openBenefit } from "./open"

const MIGRATION_LOCK = 7_305_116

/**
 * What the runtime role may do, table by table; everything else is refused. Journal and attribution: read and append.
 * A lot's drawn quantity has no UPDATE grant at all, and what agreements hold no grant but SELECT: only the owner's triggers write them.
 */
const GRANTS: Record<string, string> = {
  entry: "select, insert",
  posting: "select, insert",
  attribution: "select, insert",
  attribution_binding: "select, insert",
  attribution_release: "select, insert",
  lot_draw: "select, insert",
  lot: "select, insert",
  lot_contribution: "select, insert",
  lot_movement: "select, insert",
  lot_correction_proposal: "select, insert",
  lot_correction_decision: "select, insert",
  agreement: "select",
  agreement_beneficiary: "select",
  agreement_terms: "select, insert",
  agreement_terms_beneficiary: "select, insert",
  agreement_step: "select, insert",
  fact: "select, insert",
  commission_rule: "select, insert, update (effective_to)",
  fee_rule_proposal: "select, insert",
  fee_rule_decision: "select, insert",
  refund_request: "select, insert",
  refund_request_part: "select, insert",
  refund_request_end: "select, insert",
  parcel_cancellation: "select, insert",
  parcel_cancellation_end: "select, insert",
  parcel_reduction: "select, insert",
  parcel_reduction_line: "select, insert",
  parcel_reduction_goods: "select, insert",
  parcel_reduction_end: "select, insert",
  return_case: "select, insert",
  return_case_line: "select, insert",
  return_case_step: "select, insert",
  return_case_goods: "select, insert",
  entry_correction: "select, insert",
  entry_correction_decision: "select, insert",
  settlement_terms: "select, insert",
  parcel_signing: "select, insert",
  signed_line: "select, insert",
  settlement_batch: "select, insert",
  settlement_instruction: "select, insert",
  payout: "select, insert",
  payout_reversal: "select, insert",
  payout_reversal_decision: "select, insert",
  evidence_event: "select, insert",
  confirmation_link: "select, insert",
  confirmation_link_end: "select, insert",
  handover_case: "select, insert",
  handover_case_closing: "select, insert",
  lot_advance: "select, insert",
  period_benefit: "select, insert",
  sales_day: "select, insert, update",
  household_day: "select, insert, update",
  household_month: "select, insert, update",
  order_day: "select, insert, update",
}

/** Migrates the ledger's schema as its owner and sets the runtime role's grants anew. Safe to repeat and to kill. */
export async function migrateBenefit(ownerUrl: string, runtimeRole: string): Promise<void> {
  const source = await openBenefit(ownerUrl, 3)
  const lock = source.createQueryRunner()
  try {
    await lock.query("select pg_advisory_lock($1)", [MIGRATION_LOCK])
    await source.runMigrations({ transaction: "each" })
    await source.transaction(async (manager) => setGrants(manager, runtimeRole))
    if (await factsAreBehind(source.manager)) await rebuildRollups(source, { fromEntries: true, grant: async (manager) => setGrants(manager, runtimeRole) })
  } finally {
    await lock.release()
    await source.destroy()
  }
}

/** Makes the rollups anew as the schema's owner (`rebuildRollups`) and leaves the runtime role its rights. */
export async function rebuildBenefitRollups(ownerUrl: string, runtimeRole: string, { fromEntries }: { fromEntries: boolean }): Promise<Rebuilt> {
  const source = await openBenefit(ownerUrl, 3)
  try {
    return await rebuildRollups(source, { fromEntries, grant: async (manager) => setGrants(manager, runtimeRole) })
  } finally {
    await source.destroy()
  }
}

async function setGrants(manager: EntityManager, runtimeRole: string): Promise<void> {
  const role = manager.connection.driver.escape(runtimeRole)
  await manager.query("revoke execute on all functions in schema benefit from public")
  await manager.query(`revoke all on all tables in schema benefit from ${role}`)
  await manager.query(`grant usage on schema benefit to ${role}`)
  await manager.query(`grant execute on function benefit.lock_lots(text[]), benefit.sum_fen(bigint) to ${role}`)
  await manager.query(`grant execute on function benefit.contribute(text, text, bigint, text, text) to ${role}`)
  for (const [table, privileges] of Object.entries(GRANTS)) await manager.query(`grant ${privileges} on benefit.${table} to ${role}`)
}
