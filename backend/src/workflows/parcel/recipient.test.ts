import { describe, expect, it } from "vitest"
import { recipientOf } from "./recipient"

const address = { first_name: "王小明", last_name: null, phone: "13812345678", province: "浙江省", city: "杭州市", address_1: "文三路 1 号", address_2: "西湖区" }

describe("the recipient of a parcel", () => {
  it("is whole while there is something to send", () => {
    expect(recipientOf(address, "to_ship")).toEqual({ name: "王小明", mobile: "13812345678", region: "浙江省 杭州市 西湖区", detail: "文三路 1 号" })
  })
  it.each(["awaiting_payment", "shipped", "signed", "cancelled", "refunded"] as const)("is masked when the parcel is %s", (state) => {
    const shown = recipientOf(address, state)
    expect([shown.name, shown.mobile, shown.detail]).not.toContain("13812345678")
    expect(shown.mobile.endsWith("5678") && !shown.mobile.startsWith("138")).toBe(true)
    expect(shown.name).not.toContain("小明")
    expect(shown.detail).not.toContain("1 号")
  })
})
