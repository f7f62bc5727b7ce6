import type { EvidenceStep } from "@qianhang/shared/ledger"
import { isPaid, type BatchShare } from "../settlement/batch-books"
import { HandoverRefused } from "../settlement/handover-refused"

/** What a household itself can confirm. */
export type ConfirmedStep = Exclude<EvidenceStep, "spot_checked">

/** Whether a household may take this step now: it confirms delivery and share before a voucher pays it, and the money's arrival after. */
export const mayTake = (step: ConfirmedStep, share: BatchShare): boolean => (step === "acknowledged" ? share.settledFen > 0n && share.payoutId === null : isPaid(share))
export const hasTaken = (step: ConfirmedStep, share: BatchShare): boolean => (step === "acknowledged" ? share.acknowledged : share.received)

/**
 * The households that take a step; those whose step is on record already are left out. `householdIds` null: all that can.
 * @throws HandoverRefused `wrong_state` where nobody can, or a named one cannot, `unknown_household`
 */
export function targetsOf(shares: readonly BatchShare[], { step, householdIds }: { step: ConfirmedStep; householdIds: readonly string[] | null }): BatchShare[] {
  const asked = householdIds === null ? shares.filter((share) => mayTake(step, share) || hasTaken(step, share)) : namedOf(shares, householdIds)
  const open = asked.filter((share) => !hasTaken(step, share))
  const early = open.find((share) => !mayTake(step, share))
  if (asked.length === 0 || early) throw new HandoverRefused("wrong_state", `${early?.householdId ?? "no household"} cannot take the step ${step} now`)
  return open
}

/** @throws HandoverRefused `unknown_household` */
export function namedOf(shares: readonly BatchShare[], householdIds: readonly string[]): BatchShare[] {
  return [...new Set(householdIds)].sort().map((householdId) => {
    const share = shares.find((one) => one.householdId === householdId && one.settledFen > 0n)
    if (!share) throw new HandoverRefused("unknown_household", `${householdId} is not in the batch`)
    return share
  })
}
