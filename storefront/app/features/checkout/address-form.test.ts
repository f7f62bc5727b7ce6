import { describe, expect, it } from "vitest"
import type { TypedAddress } from "./address-fields"
import { narrowedRegion, parseAddress, tidyMobile } from "./address-form.server"
import { below, districtsOf, provinces } from "./regions.server"

const address = (change: Partial<TypedAddress> = {}): TypedAddress => ({ name: "林晓", mobile: "13800138000", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 100 号", ...change })
const wrong = (change: Partial<TypedAddress>) => {
  const parsed = parseAddress(address(change))
  return parsed.ok ? [] : parsed.fields
}

describe("a delivery address", () => {
  it("in Hangzhou passes as typed", () => {
    expect(parseAddress(address())).toEqual({ ok: true, address: address() })
  })

  it.each(["330102", "330113", "330114", "330127", "330182"])("reaches district %s of Hangzhou", (district_code) => expect(wrong({ district_code })).toEqual([]))

  it.each(["12800138000", "1380013800", "138001380001", "abc", ""])("with mobile %j is refused at the mobile", (mobile) => expect(wrong({ mobile })).toEqual(["mobile"]))

  it("whose district belongs to another city is refused at the district", () => {
    expect(wrong({ district_code: "330203" })).toEqual(["district_code"])
    expect(wrong({ district_code: "999999" })).toEqual(["district_code"])
  })

  it("whose city belongs to another province is refused at the city", () => {
    expect(wrong({ province_code: "520000" })).toEqual(["city_code"])
  })

  it("names every wrong field in the order of the page", () => {
    expect(wrong({ name: "", mobile: "1", province_code: "", city_code: "", district_code: "", detail: "" })).toEqual(["name", "mobile", "province_code", "city_code", "district_code", "detail"])
  })

  it("takes a pasted mobile with spaces, dashes, country code or full-width digits", () => {
    for (const typed of ["138 0013 8000", "138-0013-8000", "+86 13800138000", "8613800138000", "１３８００１３８０００"]) expect(tidyMobile(typed)).toBe("13800138000")
    expect(tidyMobile("86138001380")).toBe("86138001380")
  })
})

describe("更新地区", () => {
  it("empties a district that is not in the chosen city, and keeps what was typed elsewhere", () => {
    expect(narrowedRegion(address({ city_code: "330200" }))).toEqual(address({ city_code: "330200", district_code: "" }))
  })

  it("chooses the only city of a municipality", () => {
    expect(narrowedRegion(address({ province_code: "310000" }))).toEqual(address({ province_code: "310000", city_code: "310100", district_code: "" }))
  })
})

describe("the regions", () => {
  it("are the mainland's 31 provinces and Hangzhou's 13 districts", () => {
    expect(provinces()).toHaveLength(31)
    expect(districtsOf("330100")).toHaveLength(13)
  })

  it("have nothing below a district or an unknown code", () => {
    expect(below("330106")).toEqual([])
    expect(below("x")).toEqual([])
  })
})
