import type { LineSnapshot, LotDraw, SaleSnapshot } from "../../../shared/src/ledger/index.js"
import { hangzhouDistricts } from "../../../shared/src/regions/index.js"
import type { Random } from "./random.js"
import type { BenchProduct } from "./register.js"

const SEASON_MS = 91 * 86_400_000
const CHANNELS = ["storefront", "storefront", "storefront", "fair", "group_order"]

/** What one order is worth telling: when it was placed, and its number, which names everything in it. */
export interface Placed { readonly number: number; readonly placedAtMs: number }

/** An order of one to three lines as it would have been frozen at checkout: discounts, several lots, freight per parcel. */
export function benchSnapshot(products: readonly BenchProduct[], { number, placedAtMs }: Placed, random: Random): SaleSnapshot {
  const orderId = `order_b${String(number).padStart(8, "0")}`
  const wanted = new Set<BenchProduct>()
  for (let lines = random.pick([1, 1, 1, 1, 1, 1, 1, 2, 2, 3]); wanted.size < lines; ) wanted.add(popular(products, random))
  const lines = [...wanted].map((product, index) => lineOf(product, { lineId: `${orderId}_${index + 1}`, placedAtMs }, random))
  const parcels = [...new Set(lines.map((line) => line.cooperativeId))]
  return {
    version: 1, orderId, cartId: `cart_b${number}`, placedAtMs, channel: random.pick(CHANNELS), buyerDistrictCode: random.pick(hangzhouDistricts).code, currency: "cny",
    lines, freight: parcels.map((cooperativeId) => ({ cooperativeId, shippingMethodId: `casm_b${number}`, amountFen: BigInt(random.pick([0, 600, 800, 1_000])) })),
  }
}

function popular(products: readonly BenchProduct[], random: Random): BenchProduct {
  const all = products.reduce((sum, product) => sum + product.popularity, 0)
  let left = random.fraction() * all
  return products.find((product) => (left -= product.popularity) < 0) ?? (products.at(-1) as BenchProduct)
}

function lineOf(product: BenchProduct, { lineId, placedAtMs }: { lineId: string; placedAtMs: number }, random: Random): LineSnapshot {
  const { productId, cooperativeId, countyCode, unitPriceFen, agreement } = product
  const quantity = random.pick([1, 1, 1, 2, 2, 3, 5])
  const fullFen = unitPriceFen * BigInt(quantity)
  const cooperativeDiscountFen = random.chance(0.15) ? fullFen / 10n : 0n
  const platformDiscountFen = random.chance(0.1) ? (fullFen - cooperativeDiscountFen) / 20n : 0n
  return {
    lineId, productId, variantId: `variant_${productId}`, title: productId, category: "fruit", cooperativeId, countyCode,
    quantity, unitPriceFen, cooperativeDiscountFen, platformDiscountFen, commission: { ruleId: "rule_bench", rateBps: 500 },
    parts: [{ agreement: agreement && { ...agreement, version: 1, base: "line_amount" }, draws: drawsOf(product, { placedAtMs, baseUnits: product.baseUnits * BigInt(quantity) }, random) }],
  }
}

/** First in, first out: one line in twenty takes the end of one season's lot and the beginning of the next. */
function drawsOf(product: BenchProduct, { placedAtMs, baseUnits }: { placedAtMs: number; baseUnits: bigint }, random: Random): LotDraw[] {
  const season = Math.floor(placedAtMs / SEASON_MS)
  if (baseUnits < 2n || !random.chance(0.05)) return [drawOf(product, season, baseUnits)]
  return [drawOf(product, season - 1, baseUnits / 2n), drawOf(product, season, baseUnits - baseUnits / 2n)]
}

/** Each household's delivery differs from lot to lot, and is the same for whoever asks. */
function drawOf({ productId, households, agreement }: BenchProduct, season: number, baseUnits: bigint): LotDraw {
  const lotId = `lot_${productId}_${season}`
  const contributions = agreement === null ? [] : households.map((household, index) => ({ householdId: household.householdId, weight: BigInt(1_000 * (1 + ((index * 7 + season * 13) % 29))), kind: household.kind, villageCode: household.villageCode }))
  return { lotId, lotNumber: `${productId}-${season}`, harvestDate: new Date(season * SEASON_MS).toISOString().slice(0, 10), baseUnits, contributions }
}
