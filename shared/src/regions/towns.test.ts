import { describe, expect, it } from "vitest"
import { counties } from "./counties.js"
import { townName, townsOf } from "./towns.js"

describe("a town", () => {
  it("is known by its nine digits, and every county has some", () => {
    expect([townName("522634101"), townName("522635001"), townName("522635999"), townName("522635")]).toEqual(["西江镇", "杏山街道", undefined, undefined])
    expect(counties.map(({ code }) => townsOf(code).length)).toEqual([20, 11, 8, 11, 12, 12, 17, 15, 13, 9, 26, 20, 20, 9, 7, 7])
    expect(counties.flatMap(({ code }) => townsOf(code)).every(({ code, name }) => /^5226\d{5}$/.test(code) && /(街道|镇|乡|管理区|管理委员会|园区|开发区)/.test(name))).toBe(true)
  })
})
