/**
 * The benefit module's door: shapes only, so that workflows, hooks and the service agree without importing each other.
 * All amounts are `bigint` fen. Every call is idempotent by the key named. Container key: `benefit`.
 */
import type { EvidenceLevel, SaleMechanism } from "@qianhang/shared/contracts"
import type { EntryKind } from "@qianhang/shared/ledger"
import type { AgreementRate } from "./agreements/agreement"

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
  /** whose payment it is, where no provider moved money for the refund (gifts alone given back) */
  paymentProvider?: string
  /** the request it fulfils (`rfq_…`), which ends with its entry; missing where nobody asked here */
  requestId?: string | null
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

/** A sale unit somebody may buy, for a preview. */
export interface PreviewLine {
  variantId: string
  productId: string
  category: string
  countyCode: string
  cooperativeId: string
  unitPriceFen: bigint
  components: AttributionComponent[]
}

/** A line of a basket, for a quote: as it would be sold. */
export type QuoteLine = Omit<AttributionLine, "lineId" | "title">

/** What one sale unit would post today; `benefitFen` is 0 and `agreement` null where none is active. benefit + commission + cooperative = price. */
export interface PreviewedBenefit {
  variantId: string
  benefitFen: bigint
  commissionFen: bigint
  cooperativeFen: bigint
  /** distinct households that share; null where `fewerThanFive` or where it would give away a smaller group: previews are for public pages */
  households: number | null
  fewerThanFive: boolean
  /** of the next lot, or of the agreement where goods have no lots; null under five households */
  village: string | null
  evidence: EvidenceLevel
  agreement: { id: string; version: number; mechanism: SaleMechanism; rate: AgreementRate; rule: string } | null
  /** the lots one unit would draw from next; empty where goods have no lots; `households` and `village` are null for fewer than five */
  lots: { id: string; number: string; harvestDate: string; village: string | null; households: number | null; certificateNumber: string | null }[]
}

/** What orders, payments and the shop's pages need of the benefit module. */
export interface BenefitDoor {
  /** Reads only; answers in the order asked. */
  previewBenefit(lines: PreviewLine[]): Promise<PreviewedBenefit[]>
  /** What each line of a basket would post to households today, in fen and in the order asked; lines draw their lots one after the other. Reads only. */
  quoteBenefit(lines: QuoteLine[]): Promise<bigint[]>
  /** Key: cartId. A bound attribution is returned as it is. @throws LotSoldOut */
  secureAttribution(input: SecureAttributionInput): Promise<{ attributionId: string }>
  /** Key: cartId. @throws AttributionUnknown, AttributionConflict */
  bindAttribution(input: BindAttributionInput): Promise<void>
  /** Gives draws back; nothing to release is no error. @throws AttributionCaptured */
  releaseAttribution(key: AttributionKey, reason: string): Promise<{ released: boolean }>
  /** Of these orders those that are bound to an attribution nobody released; `sold` when its capture is in the ledger. */
  heldByOrders(orderIds: readonly string[]): Promise<{ orderId: string; sold: boolean }[]>
  /** Key: (provider, payment, objectId). Unknown, released or already paid orders post to `unapplied_receipts`. @throws EntryKeyReused and the core's law errors */
  recordCapture(input: RecordCaptureInput): Promise<RecordedEntry>
  /** Key: (provider, refund, objectId). The cancellation of a whole order also gives its goods back to their lots. @throws PaymentNotRecorded when the payment has no entry yet: record it first or try later */
  recordRefund(input: RecordRefundInput): Promise<RecordedEntry>
  /** Turns an unapplied receipt into the sale of its order. @throws PaymentNotRecorded, AttributionUnknown */
  applyUnapplied(input: { provider: string; paymentObjectId: string; orderId: string; occurredAt: Date }): Promise<RecordedEntry>
  /** Receipts neither applied nor fully given back. */
  unappliedReceipts(): Promise<UnappliedReceipt[]>
  /** Stock truth of lot goods, per inventory item: Σ remaining base units. Items without lots are missing. */
  lotState(inventoryItemIds?: readonly string[]): Promise<LotStock[]>
}

/** Where a call's entry stands in the chain; `existed` when the same facts were recorded before. */
export interface RecordedEntry {
  sequence: bigint
  kind: EntryKind
  hash: string
  existed: boolean
}

export interface UnappliedReceipt {
  provider: string
  objectId: string
  medusaId: string | null
  orderId: string | null
  remainingFen: bigint
  currency: string
  recordedAt: Date
}

export interface LotStock {
  inventoryItemId: string
  /** with what approved corrections added or took */
  deliveredBaseUnits: bigint
  drawnBaseUnits: bigint
  removedBaseUnits: bigint
  remainingBaseUnits: bigint
}
