import { orderBenefit } from "@qianhang/shared/contracts"
import { describe, expect, it } from "vitest"
import type { OrderBenefitFigures, OrderLineBenefit } from "../../../../../modules/benefit"
import { orderBenefitView } from "./order-benefit-view"

const line = (lineId: string, households: number, householdsOfLots: number[] = [households]): OrderLineBenefit => ({
  lineId, productId: "prod_1", title: "麻江蓝莓", cooperativeId: "coop_1", countyCode: "522635", village: "光明村", households, householdsOfLots, benefitFen: 478n, evidence: "documented", rule: "一成二", lots: [{ number: "MJ-1", harvestDate: "2026-06-28" }],
})
const seen = (households: number, lines: OrderLineBenefit[]) => {
  const figures: OrderBenefitFigures = { orderId: "order_1", recorded: true, gmvFen: 3_990n, refundsFen: 0n, benefitFen: 478n, commissionFen: 0n, cooperativeFen: 3_512n, freightFen: 0n, payableFen: 0n, paidFen: 0n, households, lines, entries: [] }
  const view = orderBenefit.parse(orderBenefitView(figures))
  return { households: view.households, few: view.fewer_than_five, fen: view.benefit_fen, lines: view.lines.map((one) => [one.households, one.village, one.benefit_fen]) }
}

describe("what a buyer reads of the own order", () => {
  it("counts households and names the village of a group of five or more", () => {
    expect(seen(7, [line("l1", 7)])).toEqual({ households: 7, few: false, fen: "478", lines: [[7, "光明村", "478"]] })
  })

  it("has its fen in full, and neither count nor village of a smaller group", () => {
    expect(seen(2, [line("l1", 2)])).toEqual({ households: null, few: true, fen: "478", lines: [[null, null, "478"]] })
  })

  it("has no total that would give a small line away, nor a line that would give a small lot away", () => {
    expect(seen(9, [line("l1", 7), line("l2", 2)])).toMatchObject({ households: null, few: false, lines: [[7, "光明村", "478"], [null, null, "478"]] })
    expect(seen(9, [line("l1", 9, [7, 2])])).toMatchObject({ households: null, few: false, lines: [[null, null, "478"]] })
    expect(seen(12, [line("l1", 12, [7, 5])])).toMatchObject({ households: 12, lines: [[12, "光明村", "478"]] })
  })

  it("counts lines without an agreement as nobody's", () => {
    expect(seen(7, [line("l1", 7), line("l2", 0, [])])).toMatchObject({ households: 7, lines: [[7, "光明村", "478"], [null, null, "478"]] })
  })
})
