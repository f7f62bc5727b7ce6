import { describe, expect, it } from "vitest"
import { nextStatementId } from "./post-correction"

describe("a refund stated anew", () => {
  it("keeps the provider's id and counts its statements", () => {
    expect([nextStatementId("re_1"), nextStatementId("re_1/2"), nextStatementId("re_1/9")]).toEqual(["re_1/2", "re_1/3", "re_1/10"])
  })
})
