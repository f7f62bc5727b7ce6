import type { MedusaContainer } from "@medusajs/framework/types"
import type { PublicBenefit, PublicImpact } from "@qianhang/shared/contracts"
import { shanghaiDay, shownFigures, type PublishedTable } from "@qianhang/shared/ledger"
import { countyOf } from "@qianhang/shared/regions"
import { BENEFIT_MODULE, type BenefitService, type Impact, type ImpactGroup } from "../modules/benefit"
import { ShortCache } from "./short-cache"

const WHOLE = "all"
/** The three groups of households that a place publishes something of: who benefits, who was paid, who still waits. */
const figureOf = (group: "households" | "paid" | "unpaid", place: string): string => `${group} ${place}`

/**
 * What the public may read of the programme and of each county. One decision for both pages: what is withheld on one does not
 * follow from the other, and an amount goes with the households it belongs to, those who still wait included.
 */
export function publicImpactOf(impact: Impact, nowMs: number): PublicImpact {
  const places = new Map<string, ImpactGroup>([[WHOLE, impact], ...impact.byCounty])
  const households = new Map([...places].flatMap(([place, group]): [string, number][] => [[figureOf("households", place), group.households], [figureOf("paid", place), group.householdsPaid], [figureOf("unpaid", place), group.householdsUnpaid]]))
  const counties = [...impact.byCounty.keys()].sort()
  const tables: PublishedTable[] = [
    ...(["households", "paid", "unpaid"] as const).map((group) => ({ total: figureOf(group, WHOLE), rows: counties.map((county) => figureOf(group, county)) })),
    ...[...places.keys()].map((place) => ({ total: figureOf("households", place), rows: [figureOf("paid", place), figureOf("unpaid", place)] })),
  ]
  const shown = shownFigures(households, tables)
  const benefitOf = (place: string, group: ImpactGroup): PublicBenefit => ({
    households: shown.has(figureOf("households", place)) ? group.households : null,
    benefit_accrued_fen: shown.has(figureOf("households", place)) ? group.accruedFen.toString() : null,
    benefit_paid_fen: shown.has(figureOf("paid", place)) && shown.has(figureOf("unpaid", place)) ? group.paidFen.toString() : null,
  })
  return {
    ...benefitOf(WHOLE, impact),
    linked_sales_fen: shown.has(figureOf("households", WHOLE)) ? impact.linkedSalesFen.toString() : null,
    counties: counties.length,
    as_of: shanghaiDay(nowMs),
    by_county: counties.map((code) => ({ code, name: countyOf(code)?.name ?? code, ...benefitOf(code, impact.byCounty.get(code) as ImpactGroup) })),
  }
}

const read = new ShortCache<PublicImpact>(30_000, 1)

/** At most half a minute old, the same for every page. */
export const readPublicImpact = (container: MedusaContainer): Promise<PublicImpact> =>
  read.read(WHOLE, async () => publicImpactOf(await container.resolve<BenefitService>(BENEFIT_MODULE).impact(), Date.now()))
