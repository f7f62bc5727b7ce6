import { Refused } from "../../refusal"
import type { ActingMember } from "../member"

/** A household stands once on a note. @throws Refused 400 */
export function refuseTwiceNamed(contributions: readonly { household_id: string }[]): void {
  if (new Set(contributions.map((one) => one.household_id)).size !== contributions.length) throw new Refused("invalid_data", "invalid_fields", "同一农户只能出现一次", { contributions: "duplicate" })
}

/** New goods come in only while the cooperative is approved; what it has is served to the end. @throws Refused 409 */
export function refuseUnapproved({ cooperative }: ActingMember): void {
  if (cooperative.state !== "approved") throw new Refused("conflict", "cooperative_not_approved", "合作社现在不是“已准入”状态，暂时不能登记新批次")
}
