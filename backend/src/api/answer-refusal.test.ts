import { describe, expect, it } from "vitest"
import { LockBusy } from "../workflows/payment/lock"
import { refusalOf } from "./answer-refusal"

describe("what nobody could have stored or read", () => {
  it("is the sender's mistake: NUL in a text, whether PostgreSQL names the encoding or its broken protocol", () => {
    for (const code of ["22021", "08P01"]) expect(refusalOf(Object.assign(new Error("invalid message format"), { code }))).toMatchObject({ status: 400, body: { code: "unstorable_value" } })
  })
  it("is the sender's mistake also when the workflow engine hands it over as a plain object", () => {
    expect(refusalOf({ message: "invalid message format", code: "08P01" })).toMatchObject({ status: 400 })
  })
  it("is a malformed address, not a fault of ours", () => {
    expect(refusalOf(new URIError("Failed to decode param '%ff'"))).toMatchObject({ status: 400, body: { type: "invalid_data", code: "unreadable_address" } })
  })
  it("leaves a lost database a 503", () => {
    expect(refusalOf(Object.assign(new Error("gone"), { code: "57P01" }))).toMatchObject({ status: 503 })
    expect(refusalOf({ message: "connect ECONNREFUSED 127.0.0.1:5432", type: "unauthorized", name: "Error" })).toEqual({ status: 503, body: { type: "unavailable", code: "unavailable", message: "服务暂时不可用，请稍后再试" } })
  })
  it("asks whoever comes while the same payment or parcel is being worked on to come again", () => {
    expect(refusalOf(new LockBusy("settle:pi_1"))).toMatchObject({ status: 503, body: { type: "unavailable", code: "busy" } })
  })
})
