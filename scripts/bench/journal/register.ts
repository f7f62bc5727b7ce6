import { counties } from "../../../shared/src/regions/index.js"
import { HOUSEHOLD_KINDS, type HouseholdKind, type SaleMechanism } from "../../../shared/src/ledger/index.js"
import { Random } from "./random.js"

export interface BenchHousehold { readonly householdId: string; readonly kind: HouseholdKind; readonly villageCode: string }

/** Goods of one cooperative under one agreement, delivered by the same households lot after lot. */
export interface BenchProduct {
  readonly productId: string
  readonly cooperativeId: string
  readonly countyCode: string
  readonly unitPriceFen: bigint
  /** grams, ml or pieces in a sale unit */
  readonly baseUnits: bigint
  readonly agreement: { readonly agreementId: string; readonly mechanism: SaleMechanism; readonly rateBps: number } | null
  readonly households: readonly BenchHousehold[]
  /** how often it is bought, beside the others */
  readonly popularity: number
}

const SEED = 522600
const COOPERATIVES_PER_COUNTY = 3
const MECHANISMS: readonly SaleMechanism[] = ["order_purchase", "order_purchase", "consignment_share", "maker"]

/**
 * The goods every benchmark sells: 16 counties, 48 cooperatives, 62 products; households per product with median 7 and
 * 95th percentile 60, as QUALITY's B6 asks. The same on every machine.
 */
export function benchProducts(): BenchProduct[] {
  const random = new Random(SEED)
  let householdNumber = 0
  const household = (countyCode: string): BenchHousehold => {
    householdNumber += 1
    const kind = HOUSEHOLD_KINDS[random.between(0, HOUSEHOLD_KINDS.length - 1)] as HouseholdKind
    return { householdId: `hh_bench${String(householdNumber).padStart(6, "0")}`, kind, villageCode: `${countyCode}10020${random.between(1, 6)}` }
  }
  const sizes = householdCounts(random)
  const cooperatives = counties.flatMap(({ code }) => Array.from({ length: COOPERATIVES_PER_COUNTY }, (_, index) => ({ countyCode: code, cooperativeId: `coop_bench${code.slice(4)}${index + 1}` })))
  return cooperatives.flatMap(({ countyCode, cooperativeId }, number) =>
    Array.from({ length: number % 7 < 2 ? 2 : 1 }, (_, index): BenchProduct => {
      const productId = `prod_bench${String(number + 1).padStart(2, "0")}_${index + 1}`
      const agreement = { agreementId: `agr_${productId}`, mechanism: random.pick(MECHANISMS), rateBps: random.between(3, 30) * 100 }
      const isBagOf = random.pick([250n, 500n, 1_000n])
      return {
        productId, cooperativeId, countyCode, unitPriceFen: BigInt(random.between(9, 399)) * 100n - 10n,
        baseUnits: agreement.mechanism === "maker" ? 1n : isBagOf, agreement: random.chance(0.06) ? null : agreement,
        households: Array.from({ length: sizes.pop() ?? 7 }, () => household(countyCode)),
        popularity: random.between(1, 5),
      }
    }),
  )
}

const PRODUCTS = 62

/** The 62 quantiles of a log-normal count with median 7 and 95th percentile 60 as sold, shuffled. */
function householdCounts(random: Random): number[] {
  const many = Array.from({ length: PRODUCTS * 100 }, () => random.count({ median: 7.6, p95: 61, most: 180 })).sort((a, b) => a - b)
  const counts = many.filter((_, index) => index % 100 === 50)
  return counts.map((count) => ({ count, at: random.fraction() })).sort((a, b) => a.at - b.at).map(({ count }) => count)
}
