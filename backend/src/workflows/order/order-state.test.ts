import { describe, expect, it } from "vitest"
import { maskedAddress } from "./masked-address"
import { orderStateOf, parcelStateOf } from "./order-state"

const paid = { cancelled: false, paid: true, fullyRefunded: false }

describe("the state of an order", () => {
  it("waits for money, is cancelled, or refunded, before anything else", () => {
    expect(orderStateOf({ ...paid, paid: false }, ["awaiting_payment"])).toBe("awaiting_payment")
    expect(orderStateOf({ cancelled: true, paid: false, fullyRefunded: false }, ["cancelled"])).toBe("cancelled")
    expect(orderStateOf({ ...paid, fullyRefunded: true }, ["refunded"])).toBe("refunded")
  })
  it("is that of its slowest parcel", () => {
    expect(orderStateOf(paid, ["shipped", "to_ship"])).toBe("paid")
    expect(orderStateOf(paid, ["shipped", "signed"])).toBe("shipped")
    expect(orderStateOf(paid, ["signed", "signed"])).toBe("signed")
    expect(orderStateOf(paid, ["refunded", "shipped"])).toBe("shipped")
    expect(orderStateOf(paid, ["cancelled", "to_ship"])).toBe("paid")
  })
  it("whose parcels were all called off is cancelled until their money is back", () => {
    expect(orderStateOf(paid, ["cancelled", "refunded"])).toBe("cancelled")
    expect(orderStateOf(paid, ["refunded", "refunded"])).toBe("refunded")
  })
  it("of a parcel follows its fulfilments", () => {
    expect(parcelStateOf(paid, [])).toBe("to_ship")
    expect(parcelStateOf({ ...paid, cancelled: true }, [])).toBe("cancelled")
    expect(parcelStateOf(paid, [{ shipped: true, signed: false }])).toBe("shipped")
    expect(parcelStateOf(paid, [{ shipped: true, signed: true }])).toBe("signed")
  })
})

describe("a masked address", () => {
  it("shows the family name, the last four digits and the region, and never a whole name, number or door", () => {
    const shown = maskedAddress({ first_name: "王小明", phone: "13812345678", province: "浙江省", city: "杭州市", address_1: "文三路 90 号 3 幢 201 室", address_2: "西湖区" })
    expect(shown).toEqual({ name: "王＊＊", mobile: "＊＊＊＊＊＊＊5678", region: "浙江省 杭州市 西湖区", detail: "文三＊＊＊＊" })
  })
})
