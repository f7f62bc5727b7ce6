import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { describe, expect, it } from "vitest"

describe("stock completion", () => {
  it("still declares the hooks that attribution hangs on", () => {
    expect(Object.keys(completeCartWorkflow.hooks)).toEqual(expect.arrayContaining(["validate", "beforePaymentAuthorization"]))
  })
})
