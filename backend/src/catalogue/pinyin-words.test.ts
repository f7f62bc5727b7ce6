import { describe, expect, it } from "vitest"
import { pinyinWords } from "./pinyin-words"

const begins = (words: string, typed: string) => words.split(" ").some((word) => word.startsWith(typed))

describe("pinyin of a title", () => {
  it("is found from any syllable on", () => {
    const { pinyin } = pinyinWords("麻江蓝莓")
    expect(pinyin).toBe("majianglanmei jianglanmei lanmei mei")
    expect(begins(pinyin, "lanm")).toBe(true)
  })
  it("is found by the initials of any run of characters", () => {
    const { initials } = pinyinWords("苗族银饰手镯")
    expect([begins(initials, "mzys"), begins(initials, "ys"), begins(initials, "sz")]).toEqual([true, true, true])
  })
  it("keeps runs apart where letters or digits stand between", () => {
    expect(pinyinWords("雷山银球茶 250g 礼盒").pinyin.split(" ")).toEqual(["leishanyinqiucha", "shanyinqiucha", "yinqiucha", "qiucha", "cha", "lihe", "he"])
  })
  it("has nothing to say of a title without Chinese", () => {
    expect(pinyinWords("Blueberry 500g")).toEqual({ pinyin: "", initials: "" })
  })
})
