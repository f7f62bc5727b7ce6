import { cooperativeState, STAFF_ROLES } from "@qianhang/shared/contracts"
import { describe, expect, it } from "vitest"
import { moves, openSteps } from "./state-machine"

describe("the states of a cooperative", () => {
  it("are left only by the steps that the law of admission names", () => {
    const arrows = Object.entries(moves).flatMap(([step, { from, to }]) => from.map((state) => `${state} -${step}-> ${to}`))
    expect(arrows.sort()).toEqual([
      "applied -recommend-> county_recommended", "applied -refuse-> refused", "approved -end-> ended", "approved -suspend-> suspended", "county_recommended -approve-> approved",
      "county_recommended -refuse-> refused", "refused -apply_again-> applied", "suspended -end-> ended", "suspended -reinstate-> approved",
    ])
    expect(STAFF_ROLES.flatMap((role) => openSteps("ended", role))).toEqual([])
  })

  it("let no role both recommend and approve", () => {
    expect(STAFF_ROLES.filter((role) => moves.recommend.roles.includes(role) && moves.approve.roles.includes(role))).toEqual([])
    expect(cooperativeState.options.flatMap((state) => openSteps(state, "county"))).toEqual(["recommend", "refuse", "refuse", "apply_again"])
  })
})
