import type { ConfirmationPaper } from "@qianhang/shared/contracts"
import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { expect, it } from "vitest"
import { textsOf, type Language } from "../../texts/language.server"
import { Paper } from "./paper"

const delivered: ConfirmationPaper = {
  step: "acknowledged", household: { name: "杨**" }, cooperative: { name: "乌卡坪蓝莓合作社" }, from: "2026-10-01", to: "2026-10-31",
  lots: [{ number: "MJ-2026-1007", product: "麻江蓝莓鲜果", harvest_date: "2026-10-07", base_unit: "g", base_units: "186500", benefit_fen: "98210" }],
  other_fen: "12880", amount_fen: "111090", paid_on: null, expires_at: "2026-12-08T04:00:00.000Z",
}
const words = (paper: ConfirmationPaper, language: Language = "zh-CN") =>
  renderToStaticMarkup(<I18nextProvider i18n={textsOf(language)}><Paper paper={paper} /></I18nextProvider>).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ")

it("says for whom, what was delivered in 斤, and the share, which its parts add up to", () => {
  const page = words(delivered)
  for (const part of ["杨** 家", "乌卡坪蓝莓合作社", "2026年10月1日", "麻江蓝莓鲜果", "373 斤", "186.5 公斤", "批次 MJ-2026-1007", "¥982.10", "¥128.80", "¥1,110.90"]) expect(page).toContain(part)
})

it("asks about the money alone once it was paid, with its day", () => {
  const page = words({ ...delivered, step: "received", lots: [], other_fen: "0", paid_on: "2026-11-11" })
  expect(page).toContain("已付给您家 ¥1,110.90 2026年11月11日付出")
  expect(page).not.toContain("斤")
})

it("says a period of one day once", () => {
  const page = words({ ...delivered, from: "2026-11-28", to: "2026-11-28" })
  expect(page.split("2026年11月28日")).toHaveLength(2)
  expect(page).not.toContain(" 到 ")
})

it("names nobody where the register holds no name any more, and speaks English", () => {
  const page = words({ ...delivered, household: { name: null } }, "en")
  expect(page).not.toContain("null")
  expect(page).toContain("Your share")
  expect(page).toContain("373 jin")
})
