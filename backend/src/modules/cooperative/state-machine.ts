import type { CooperativeState, CooperativeStep, StaffRole } from "@qianhang/shared/contracts"

export type Move = { from: readonly CooperativeState[]; to: CooperativeState; roles: readonly StaffRole[] }

const ABOVE_COUNTY = ["prefecture", "office", "operator"] as const

/** The county recommends what it knows, the prefecture or the office decides: nobody does both (DOMAIN: application → county → platform). */
export const moves: Readonly<Record<Exclude<CooperativeStep, "apply">, Move>> = {
  recommend: { from: ["applied"], to: "county_recommended", roles: ["county"] },
  approve: { from: ["county_recommended"], to: "approved", roles: ABOVE_COUNTY },
  refuse: { from: ["applied", "county_recommended"], to: "refused", roles: ["county", ...ABOVE_COUNTY] },
  apply_again: { from: ["refused"], to: "applied", roles: ["county", ...ABOVE_COUNTY] },
  suspend: { from: ["approved"], to: "suspended", roles: ABOVE_COUNTY },
  reinstate: { from: ["suspended"], to: "approved", roles: ABOVE_COUNTY },
  end: { from: ["approved", "suspended"], to: "ended", roles: ABOVE_COUNTY },
}

/** The steps somebody of this role may take from a state, in their usual order. */
export function openSteps(state: CooperativeState, role: StaffRole): Exclude<CooperativeStep, "apply">[] {
  return (Object.keys(moves) as Exclude<CooperativeStep, "apply">[]).filter((step) => moves[step].from.includes(state) && moves[step].roles.includes(role))
}

/** Particulars and licences may change while the cooperative is, or may become, a seller. */
export const mayChange = (state: CooperativeState): boolean => state !== "ended" && state !== "refused"
