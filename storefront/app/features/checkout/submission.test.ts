import type { Quote, Refusal } from "@qianhang/shared/contracts"
import { describe, expect, it } from "vitest"
import { chosenFreight, parseSubmission, problemsOf } from "./submission.server"

const line = (perishable: boolean): Quote["parcels"][number]["lines"][number] => ({ variant_id: "variant_1", product_id: "prod_1", handle: "berries", title: "蓝莓", variant_title: "500g", thumbnail: "/t.webp", quantity: 1, unit_price_fen: "3990", subtotal_fen: "3990", discount_fen: "0", total_fen: "3990", available: 9, benefit_fen: "638", perishable, made_to_order: false })
const quoteOf = (perishable: boolean): Quote => ({
  parcels: [{ cooperative: { id: "coop_1", name: "合作社", county: "麻江县" }, lines: [line(perishable)], shipping: [{ option_id: "so_1", name: "冷链", amount_fen: "1200", promise: "次日达" }, { option_id: "so_2", name: "普通", amount_fen: "0", promise: "三日达" }] }],
  goods_fen: "3990", discount_fen: "0", freight_fen: "1200", total_fen: "5190", benefit_fen: "638", problems: [],
})
const filled = (extra: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ name: "林晓", mobile: "13800138000", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 100 号", ...extra })) form.set(name, value)
  return form
}
const items = [{ variant_id: "variant_1", quantity: 1 }]

describe("a submitted checkout", () => {
  it("asks for the freight that was chosen", () => {
    const submission = parseSubmission(filled({ "freight.coop_1": "so_2" }), items, quoteOf(false))
    expect(submission).toMatchObject({ ok: true, request: { shipping_options: [{ cooperative_id: "coop_1", option_id: "so_2" }], payment_provider: "alipay", no_return_confirmed: false } })
  })

  it("falls back to the first freight when the chosen one is not offered", () => {
    expect(chosenFreight(filled({ "freight.coop_1": "so_of_somebody_else" }), quoteOf(false))).toEqual({ coop_1: "so_1" })
  })

  it("with fresh goods waits for the explicit confirmation", () => {
    expect(parseSubmission(filled(), items, quoteOf(true))).toEqual({ ok: false, problems: ["no_return_confirmed"] })
    expect(parseSubmission(filled({ no_return_confirmed: "yes" }), items, quoteOf(true))).toMatchObject({ ok: true, request: { no_return_confirmed: true } })
  })
})

describe("a refusal of the backend", () => {
  const refusal = (change: Partial<Refusal>): Refusal => ({ type: "invalid_data", code: "invalid_body", message: "", ...change })

  it.each<[string, Partial<Refusal>, string[]]>([
    ["a field of the address", { fields: { "address.mobile": "mobile", "address.district_code": "unknown" } }, ["mobile", "district_code"]],
    ["the confirmation", { fields: { no_return_confirmed: "required" } }, ["no_return_confirmed"]],
    ["a freight", { fields: { "shipping_options.0.option_id": "unknown" } }, ["shipping"]],
    ["a line", { fields: { "items.0.quantity": "not_enough_stock" } }, ["sold_out"]],
    ["sold-out stock", { type: "conflict", code: "lot_sold_out" }, ["sold_out"]],
    ["a silent backend", { type: "unavailable", code: "backend_unreachable" }, ["unavailable"]],
    ["haste", { type: "too_many_requests", code: "rate" }, ["rate"]],
    ["something else", { code: "strange" }, ["refused"]],
  ])("about %s is said in its place", (_, change, problems) => expect(problemsOf(refusal(change))).toEqual(problems))
})
