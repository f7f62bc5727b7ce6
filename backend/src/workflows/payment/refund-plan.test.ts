import { describe, expect, it } from "vitest"
import { adoptedByRow, ADOPTS, refundPlan } from "./refund-plan"

describe("a refund's plan", () => {
  it("is unspecified when it was made at the provider's dashboard", () => {
    expect(refundPlan({ metadata: null }, false)).toEqual({ reason: "unspecified", bearer: "cooperative", lines: null, freight: [] })
  })
  it("follows its own note line by line", () => {
    const note = { reason: "return", lines: [{ lineId: "l1", quantity: 1, amountFen: "3900" }], freight: [{ cooperativeId: "c", amountFen: "800" }] }
    expect(refundPlan({ metadata: { refund_note: note } }, true)).toEqual({ reason: "return", bearer: "cooperative", lines: [{ lineId: "l1", quantity: 1, amountFen: 3900n }], freight: [{ cooperativeId: "c", amountFen: 800n }], requestId: null })
  })
  it("is a cancellation when its order was cancelled", () => {
    expect(refundPlan({}, true).reason).toBe("cancellation")
  })
  it("leaves households alone when it compensates", () => {
    expect(refundPlan({ refund_reason: { code: "compensation" } }, false)).toMatchObject({ reason: "compensation", bearer: "platform" })
  })
})

describe("a refund's row", () => {
  it("that mirrors one made at the provider names it from its first moment, so that a crash never makes it refund again", () => {
    expect([adoptedByRow({ metadata: { [ADOPTS]: "re_dash" } }), adoptedByRow({ metadata: null }), adoptedByRow({})]).toEqual(["re_dash", null, null])
  })
})
