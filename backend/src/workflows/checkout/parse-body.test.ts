import { prepareRequest } from "@qianhang/shared/contracts"
import { describe, expect, it } from "vitest"
import { regionNames } from "./delivery-address"
import { parseBody } from "./parse-body"
import { CheckoutRefused } from "./refusal"

const address = { name: "王小明", mobile: "13800138000", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 1 号" }
const body = (over: Record<string, unknown> = {}, at: Record<string, unknown> = {}) => ({ items: [{ variant_id: "v", quantity: 1 }], address: { ...address, ...at }, ...over })
const fieldsOf = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    if (error instanceof CheckoutRefused) return error.refusal.fields
    throw error
  }
  return undefined
}

describe("a checkout's body", () => {
  it("is read when it is right", () => {
    expect(parseBody(prepareRequest, body()).payment_provider).toBe("alipay")
  })
  it.each([["10 digits", "1380013800"], ["a landline", "057188888888"], ["letters", "1380013800a"]])("is refused at the mobile with %s", (_, mobile) => {
    expect(fieldsOf(() => parseBody(prepareRequest, body({}, { mobile })))).toEqual({ "address.mobile": "mobile" })
  })
  it.each([[0, "too_small"], [-1, "too_small"], [100, "too_big"], [1.5, "invalid_type"]])("is refused at quantity %s", (quantity, code) => {
    expect(fieldsOf(() => parseBody(prepareRequest, body({ items: [{ variant_id: "v", quantity }] })))).toEqual({ "items.0.quantity": code })
  })
  it("is refused at a field that is missing and at one that nobody asked for", () => {
    expect(fieldsOf(() => parseBody(prepareRequest, { ...body(), address: undefined }))).toEqual({ address: "required" })
    expect(fieldsOf(() => parseBody(prepareRequest, body({ total: 1 })))).toEqual({ total: "unrecognized_keys" })
  })
  it("is refused at a district that does not exist or lies in another city", () => {
    expect(fieldsOf(() => regionNames({ ...address, district_code: "999999" }))).toEqual({ "address.district_code": "unknown_region" })
    expect(fieldsOf(() => regionNames({ ...address, district_code: "522601" }))).toEqual({ "address.district_code": "not_in_city" })
  })
})
