import type { BatchHousehold } from "@qianhang/shared/contracts"
import { addFen } from "./batch-accounts"

/** 兑付, 农户确认, 收款确认: what one upload says of the households it names. */
export type RecordKind = "payout" | "acknowledged" | "received"

/** What the confirming person saw: exactly these households and this amount are recorded. */
export interface Meant { readonly households: readonly BatchHousehold[]; readonly amountFen: string; readonly evidenceId: string; readonly paidOn: string }

/**
 * The households that can still take this step: paid by voucher once, confirming delivery and share before it, the money
 * after it. The backend holds the same rule (LEDGER 22).
 */
export function eligible(kind: RecordKind, households: readonly BatchHousehold[]): BatchHousehold[] {
  switch (kind) {
    case "payout": return households.filter((household) => !household.paid && household.payable_fen !== "0")
    case "acknowledged": return households.filter((household) => !household.acknowledged && household.payout_id === null)
    case "received": return households.filter((household) => household.paid && !household.received)
  }
}

/** The amount of one household that is meant, from the batch and never typed: what it is owed (whole, never a part), what was settled, what was paid. In fen. */
export function dueOf(kind: RecordKind, household: BatchHousehold): string {
  switch (kind) {
    case "payout": return household.payable_fen
    case "acknowledged": return household.settled_fen
    case "received": return household.paid_fen
  }
}

/** Σ of what is meant, in fen. */
export const amountOf = (kind: RecordKind, households: readonly BatchHousehold[]): string => addFen(households.map((household) => dueOf(kind, household)))

/** Households whose name, code or village holds what was typed. */
export function found(households: readonly BatchHousehold[], typed: string): BatchHousehold[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === "") return [...households]
  return households.filter(({ name, household_code, village }) => [name, household_code, village].some((text) => text?.toLowerCase().includes(wanted)))
}
