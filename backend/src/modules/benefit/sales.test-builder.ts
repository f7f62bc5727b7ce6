import type { AttributionLine, RecordCaptureInput, RecordRefundInput, SecureAttributionInput } from "./door"
import type { NewLot } from "./lots/lot"
import type { BenefitService } from "./service"

export const BLUEBERRIES = "iitem_blueberries"
export const COOPERATIVE = "coop_majiang"
export const MAJIANG = "522635"

/** A lot of blueberries that `weights.length` households delivered, one base unit being a gram. */
export const blueberryLot = (weights: readonly bigint[], change: Partial<NewLot> = {}): NewLot => ({
  number: "麻江蓝莓 2026-06-20",
  inventoryItemId: BLUEBERRIES,
  cooperativeId: COOPERATIVE,
  countyCode: MAJIANG,
  villageName: "光明村",
  harvestDate: "2026-06-20",
  baseUnit: "g",
  contributions: weights.map((baseUnits, index) => ({ householdId: `hh_test000000${String(index).padStart(2, "0")}`, baseUnits, kind: "lifted", villageCode: "522635100201" })),
  ...change,
})

/** 12 % of each sale of blueberries, by delivered grams. */
export async function agreeOnBlueberries(benefit: BenefitService): Promise<void> {
  await benefit.createAgreement({ mechanism: "consignment_share", rateBps: 1200, cooperativeId: COOPERATIVE, countyCode: MAJIANG, scope: { kind: "inventory_item", id: BLUEBERRIES }, rule: "每售出 100 元，12 元按交货量分给农户", effectiveFrom: "2020-01-01" })
}

export const boxes = (quantity: number, change: Partial<AttributionLine> = {}): AttributionLine => ({
  lineId: "cali_1",
  productId: "prod_blueberries",
  variantId: "variant_500g",
  title: "麻江蓝莓 500g",
  category: "fruit",
  quantity,
  unitPriceFen: 3990n,
  cooperativeDiscountFen: 0n,
  platformDiscountFen: 0n,
  cooperativeId: COOPERATIVE,
  countyCode: MAJIANG,
  components: [{ inventoryItemId: BLUEBERRIES, baseUnitsPerUnit: 500 }],
  ...change,
})

export const cart = (cartId: string, lines: AttributionLine[], freightFen = 1000n): SecureAttributionInput => ({
  cartId,
  channel: "storefront",
  buyerDistrictCode: "330106",
  lines,
  freight: [{ cooperativeId: COOPERATIVE, amountFen: freightFen, shippingMethodId: `casm_${cartId}` }],
})

/** Secures a cart and binds it to its order; cart line `cali_n` becomes order line `<orderId>_n`. */
export async function placeOrder(benefit: BenefitService, orderId: string, lines: AttributionLine[]): Promise<void> {
  const cartId = `cart_${orderId}`
  await benefit.secureAttribution(cart(cartId, lines))
  await benefit.bindAttribution({ cartId, orderId, lineIds: Object.fromEntries(lines.map((line) => [line.lineId, `${orderId}${line.lineId.slice(4)}`])) })
}

export const capture = (orderId: string | null, amountFen: bigint, change: Partial<RecordCaptureInput> = {}): RecordCaptureInput => ({
  provider: "stripe",
  objectId: `pi_${orderId}`,
  medusaId: `pay_${orderId}`,
  orderId,
  amountFen,
  currency: "cny",
  occurredAt: new Date("2026-07-01T03:00:00Z"),
  ...change,
})

export const refund = (orderId: string, objectId: string, amountFen: bigint, change: Partial<RecordRefundInput> = {}): RecordRefundInput => ({
  provider: "stripe",
  objectId,
  medusaId: null,
  paymentObjectId: `pi_${orderId}`,
  orderId,
  amountFen,
  currency: "cny",
  reason: "return",
  bearer: "cooperative",
  lines: [{ lineId: `${orderId}_1`, quantity: 0, amountFen }],
  freight: [],
  occurredAt: new Date("2026-07-02T03:00:00Z"),
  ...change,
})
