/**
 * The benefit module's door: shapes only, so that workflows, hooks and the service agree without importing each other.
 * All amounts are `bigint` fen. Every call is idempotent by the key named. Container key: `benefit`.
 */
export const BENEFIT_MODULE = "benefit"

/** What a variant needs of one inventory item, in base units per sale unit. */
export interface AttributionComponent {
  inventoryItemId: string
  baseUnitsPerUnit: number
}

export interface AttributionLine {
  /** cart line id; `bindAttribution` maps it to the order line */
  lineId: string
  productId: string
  variantId: string
  title: string
  category: string
  quantity: number
  unitPriceFen: bigint
  cooperativeDiscountFen: bigint
  platformDiscountFen: bigint
  cooperativeId: string
  countyCode: string
  components: AttributionComponent[]
}

export interface AttributionFreight {
  cooperativeId: string
  amountFen: bigint
  shippingMethodId: string
}

export interface SecureAttributionInput {
  cartId: string
  channel: string
  buyerDistrictCode: string | null
  lines: AttributionLine[]
  freight: AttributionFreight[]
}

export interface BindAttributionInput {
  cartId: string
  orderId: string
  /** cart line id → order line id */
  lineIds: Record<string, string>
}

export type AttributionKey = { cartId: string } | { orderId: string }

export interface RecordCaptureInput {
  provider: string
  /** the provider's payment id */
  objectId: string
  medusaId: string | null
  /** null posts to `unapplied_receipts` */
  orderId: string | null
  amountFen: bigint
  currency: string
  occurredAt: Date
}

/** `cancellation` and `return` reverse shares; `compensation` leaves household shares untouched; `unspecified` came without lines. */
export type RefundReason = "cancellation" | "return" | "compensation" | "unspecified"
export type RefundBearer = "cooperative" | "carrier" | "platform"

export interface RecordRefundInput {
  provider: string
  /** the provider's refund id */
  objectId: string
  medusaId: string | null
  paymentObjectId: string
  orderId: string | null
  amountFen: bigint
  currency: string
  reason: RefundReason
  bearer: RefundBearer
  /** order line ids; null: apportioned over what remains refundable */
  lines: { lineId: string; quantity: number; amountFen: bigint }[] | null
  freight: { cooperativeId: string; amountFen: bigint }[]
  occurredAt: Date
}

/** Refusal of `secureAttribution`: fewer base units remain than asked. Nothing is written. */
export class LotSoldOut extends Error {
  readonly code = "lot_sold_out"
  constructor(readonly inventoryItemId: string, readonly askedBaseUnits: number, readonly remainingBaseUnits: number) {
    super(`lot goods ${inventoryItemId}: ${askedBaseUnits} base units asked, ${remainingBaseUnits} remain`)
    this.name = "LotSoldOut"
  }
}

/** What orders and payments need of the benefit module. */
export interface BenefitDoor {
  secureAttribution(input: SecureAttributionInput): Promise<unknown>
  bindAttribution(input: BindAttributionInput): Promise<unknown>
  releaseAttribution(key: AttributionKey, reason: string): Promise<unknown>
  recordCapture(input: RecordCaptureInput): Promise<unknown>
  recordRefund(input: RecordRefundInput): Promise<unknown>
}
