import type { AgreementState, AgreementStep, StaffRole } from "@qianhang/shared/contracts"

/** Who takes a step: staff by role, or a member of the cooperative. */
export type StepRole = StaffRole | "member"
export type AgreementMove = { from: readonly AgreementState[]; to: AgreementState; roles: readonly StepRole[] }

const STAFF = ["county", "prefecture", "office", "operator"] as const
const ABOVE_COUNTY = ["prefecture", "office", "operator"] as const

/**
 * The steps of one version. The cooperative writes and submits, its county approves, somebody above the county activates;
 * whoever reads it may return it. `supersede` is no one's step: a newer version takes it when it comes into force.
 */
export const agreementMoves: Readonly<Record<Exclude<AgreementStep, "draft" | "supersede">, AgreementMove>> = {
  change: { from: ["draft"], to: "draft", roles: ["member"] },
  submit: { from: ["draft"], to: "submitted", roles: ["member"] },
  return: { from: ["submitted", "county_approved"], to: "draft", roles: STAFF },
  approve: { from: ["submitted"], to: "county_approved", roles: ["county"] },
  second_approve: { from: ["county_approved"], to: "county_approved", roles: STAFF },
  activate: { from: ["county_approved"], to: "active", roles: ABOVE_COUNTY },
  end: { from: ["active"], to: "ended", roles: STAFF },
}

export type StaffStep = Exclude<keyof typeof agreementMoves, "change" | "submit">
const STAFF_STEPS = ["approve", "second_approve", "return", "activate", "end"] as const satisfies readonly StaffStep[]

/** What somebody of this role may do next, where the states of an agreement's versions are these, oldest first. */
export function openAgreementSteps(versions: readonly { state: AgreementState; needsSecondApprover: boolean }[], role: StaffRole): StaffStep[] {
  const newest = versions.at(-1)
  return STAFF_STEPS.filter((step) => {
    const { from, roles } = agreementMoves[step]
    if (!roles.includes(role)) return false
    if (step === "end") return versions.some(({ state }) => from.includes(state))
    if (!newest || !from.includes(newest.state)) return false
    return step === "second_approve" ? newest.needsSecondApprover : step === "activate" ? !newest.needsSecondApprover : true
  })
}
