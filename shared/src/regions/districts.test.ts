import { areaList } from "@vant/area-data"
import { describe, expect, it } from "vitest"
import { readRegion } from "./districts.js"

const table = { provinces: areaList.province_list, cities: areaList.city_list, districts: areaList.county_list }

describe("a region", () => {
  it("is read with its names when the three codes nest", () => {
    expect(readRegion(table, { province: "330000", city: "330100", district: "330106" })).toEqual({ ok: true, names: { province: "浙江省", city: "杭州市", district: "西湖区" } })
  })
  it("knows the two districts of Hangzhou made in 2021", () => {
    expect(readRegion(table, { province: "330000", city: "330100", district: "330113" }).ok).toBe(true)
    expect(readRegion(table, { province: "330000", city: "330100", district: "330114" }).ok).toBe(true)
  })
  it("names the level that does not exist", () => {
    expect(readRegion(table, { province: "330000", city: "330100", district: "330199" })).toEqual({ ok: false, problems: { district: "unknown_region" } })
  })
  it("refuses a district of another city and a city of another province", () => {
    expect(readRegion(table, { province: "330000", city: "330100", district: "522601" })).toEqual({ ok: false, problems: { district: "not_in_city" } })
    expect(readRegion(table, { province: "520000", city: "330100", district: "330106" })).toEqual({ ok: false, problems: { city: "not_in_province" } })
  })
  it("accepts every district of the data with its own city and province", () => {
    const refused = Object.keys(table.districts).filter((code) => {
      const city = `${code.slice(0, 4)}00`
      return table.cities[city] !== undefined && !readRegion(table, { province: `${code.slice(0, 2)}0000`, city, district: code }).ok
    })
    expect(refused).toEqual([])
  })
})
