import { expect, it } from "vitest"
import { textsOf } from "../../texts/language.server"
import { decisionKey, privateHead, thanksAddress, thanksOf } from "./private-page.server"

const token = "Zm9vYmFyYmF6cXV4MTIzNA"

it("where a decision leads holds no token, and says what was said and when", () => {
  expect(thanksAddress("received", "confirmed")).toMatch(/^\/c\/thanks\?said=received&day=\d{4}-\d{2}-\d{2}$/)
  expect(thanksAddress("received", "disputed")).toContain("said=disputed")
  expect(thanksOf(new URL("http://shop/c/thanks?said=received&day=2026-11-23"))).toEqual({ said: "received", day: "2026-11-23" })
})

it("an address somebody wrote by hand says the least and breaks nothing", () => {
  const { said, day } = thanksOf(new URL("http://shop/c/thanks?said=%3Cscript%3E&day=2026-13-99"))
  expect(said).toBe("acknowledged")
  expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

it("the page's head tells nothing of the household and leads nowhere", () => {
  const head = JSON.stringify(privateHead(textsOf("zh-CN").getFixedT(null, "shop")))
  expect(head).toContain("noindex, nofollow")
  expect(head).toContain("no-referrer")
  expect(head).not.toContain("canonical")
})

it("a pressed button is remembered without its token", () => {
  expect(decisionKey(token)).not.toContain(token)
  expect(decisionKey(token)).toBe(decisionKey(token))
})
