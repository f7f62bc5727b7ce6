import { type agreementState, STAFF_ROLES } from "@qianhang/shared/contracts"
import { describe, expect, it } from "vitest"
import { agreementMoves, openAgreementSteps } from "./agreement-states"

const at = (state: (typeof agreementState.options)[number], needsSecondApprover = false) => [{ state, needsSecondApprover }]

describe("the states of an agreement's version", () => {
  it("are left only by the steps the programme knows", () => {
    const arrows = Object.entries(agreementMoves).flatMap(([step, { from, to }]) => from.map((state) => `${state} -${step}-> ${to}`))
    expect(arrows.sort()).toEqual([
      "active -end-> ended", "county_approved -activate-> active", "county_approved -return-> draft", "county_approved -second_approve-> county_approved",
      "draft -change-> draft", "draft -submit-> submitted", "submitted -approve-> county_approved", "submitted -return-> draft",
    ])
    expect(STAFF_ROLES.flatMap((role) => openAgreementSteps(at("ended"), role))).toEqual([])
  })

  it("are decided by the county first, and by somebody above it last: nobody does both", () => {
    expect(STAFF_ROLES.filter((role) => openAgreementSteps(at("submitted"), role).includes("approve"))).toEqual(["county"])
    expect(STAFF_ROLES.filter((role) => openAgreementSteps(at("county_approved"), role).includes("activate"))).toEqual(["prefecture", "office", "operator"])
  })

  it("wait for a second approver where the rate is unusual", () => {
    expect(openAgreementSteps(at("county_approved", true), "office")).toEqual(["second_approve", "return"])
    expect(openAgreementSteps(at("county_approved"), "office")).toEqual(["return", "activate"])
  })

  it("let an agreement in force be ended while its next version is being written", () => {
    expect(openAgreementSteps([...at("active"), ...at("draft")], "county")).toEqual(["end"])
  })
})
