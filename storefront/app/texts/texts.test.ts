import { expect, it } from "vitest"
import { en } from "./en"
import { zhCN } from "./zh-CN"

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, path = ""): [string, string][] => Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`)))
const blanks = (sentence: string) => [...sentence.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort()

it("every sentence says the same things in both languages", () => {
  const english = new Map(flat(en))
  for (const [key, sentence] of flat(zhCN)) expect([key, blanks(english.get(key) ?? "")]).toEqual([key, blanks(sentence)])
})

it("no sentence shouts", () => {
  for (const [key, sentence] of [...flat(zhCN), ...flat(en)]) expect([key, /[!！]/.test(sentence)]).toEqual([key, false])
})
