import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { OrderBenefit } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { countyOf } from "@qianhang/shared/regions"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { Refused } from "../../../../refusal"

type Figures = NonNullable<Awaited<ReturnType<BenefitService["orderBenefit"]>>>

/** Under this many households neither village nor count is told (DESIGN). */
const SMALLEST_SHOWN_GROUP = 5

/** What this order benefits whom. Admission (the order's token or its customer) is decided before. */
export async function GET(request: MedusaRequest, response: MedusaResponse<OrderBenefit>): Promise<void> {
  const figures = await request.scope.resolve<BenefitService>(BENEFIT_MODULE).orderBenefit(String(request.params["id"]))
  if (!figures) throw new Refused("not_found", "unknown_order", "没有找到这笔订单")
  response.setHeader("Cache-Control", "private, no-store")
  response.json(viewOf(figures))
}

function viewOf(figures: Figures): OrderBenefit {
  const accrued = figures.recorded ? figures.benefitFen.toString() : "0"
  return {
    order_id: figures.orderId,
    recorded: figures.recorded,
    gmv_fen: figures.gmvFen.toString(),
    refunds_fen: figures.refundsFen.toString(),
    benefit_fen: figures.benefitFen.toString(),
    commission_fen: figures.commissionFen.toString(),
    cooperative_fen: figures.cooperativeFen.toString(),
    freight_fen: figures.freightFen.toString(),
    households: figures.households,
    fewer_than_five: figures.households < SMALLEST_SHOWN_GROUP,
    accrued_fen: accrued,
    payable_fen: figures.payableFen.toString(),
    paid_fen: figures.paidFen.toString(),
    lines: figures.lines.map(lineView),
    entries: figures.entries.map((entry) => ({ sequence: entry.sequence.toString(), hash: entry.hash, kind: entry.kind, day: shanghaiDay(entry.occurredAtMs) })),
  }
}

function lineView(line: Figures["lines"][number]): OrderBenefit["lines"][number] {
  const fewerThanFive = line.households < SMALLEST_SHOWN_GROUP
  return {
    line_id: line.lineId,
    product_id: line.productId,
    title: line.title,
    county: countyOf(line.countyCode)?.name ?? line.countyCode,
    village: fewerThanFive ? null : line.village,
    households: line.households,
    fewer_than_five: fewerThanFive,
    benefit_fen: line.benefitFen.toString(),
    evidence: line.evidence,
    rule: line.rule,
    lots: line.lots.map((lot) => ({ number: lot.number, harvest_date: lot.harvestDate })),
  }
}
