import type { OrderBenefit } from "@qianhang/shared/contracts"
import { mayCountUnion, shanghaiDay, SMALLEST_SHOWN_GROUP } from "@qianhang/shared/ledger"
import { countyOf } from "@qianhang/shared/regions"
import type { OrderBenefitFigures } from "../../../../../modules/benefit"

/** What a buyer reads of the own order: its fen in full, households and villages only where they may be counted (decision 0018). */
export function orderBenefitView(figures: OrderBenefitFigures): OrderBenefit {
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
    households: countable(figures.households, figures.lines.flatMap((line) => [line.households, ...line.householdsOfLots])) ? figures.households : null,
    fewer_than_five: figures.households < SMALLEST_SHOWN_GROUP,
    accrued_fen: accrued,
    payable_fen: figures.payableFen.toString(),
    paid_fen: figures.paidFen.toString(),
    lines: figures.lines.map(lineView),
    entries: figures.entries.map((entry) => ({ sequence: entry.sequence.toString(), hash: entry.hash, kind: entry.kind, day: shanghaiDay(entry.occurredAtMs) })),
  }
}

function lineView(line: OrderBenefitFigures["lines"][number]): OrderBenefit["lines"][number] {
  const counted = countable(line.households, line.householdsOfLots)
  return {
    line_id: line.lineId,
    product_id: line.productId,
    title: line.title,
    county: countyOf(line.countyCode)?.name ?? line.countyCode,
    village: counted ? line.village : null,
    households: counted ? line.households : null,
    fewer_than_five: line.households < SMALLEST_SHOWN_GROUP,
    benefit_fen: line.benefitFen.toString(),
    evidence: line.evidence,
    rule: line.rule,
    lots: line.lots.map((lot) => ({ number: lot.number, harvest_date: lot.harvestDate })),
  }
}

/** Each lot's households may be counted on its own page, so the whole must not give a smaller one away. */
const countable = (whole: number, parts: readonly number[]): boolean => mayCountUnion(whole, parts.filter((count) => count > 0))
