import { type Codec, count, exactly, type Json, list, nullable, oneOf, record, text, whole } from "./codec.js"
import {
  type AgreementSnapshot, BENEFIT_BASES, type Contribution, type FreightSnapshot, HOUSEHOLD_KINDS,
  type LinePart, type LineSnapshot, type LotDraw, SALE_MECHANISMS, type SaleSnapshot,
} from "./snapshot.js"

const agreement = record<AgreementSnapshot>({
  agreementId: text,
  version: count,
  mechanism: oneOf(SALE_MECHANISMS),
  rateBps: count,
  base: oneOf(BENEFIT_BASES),
})

const draw = record<LotDraw>({
  lotId: nullable(text),
  lotNumber: nullable(text),
  harvestDate: nullable(text),
  baseUnits: whole,
  contributions: list(record<Contribution>({ householdId: text, weight: whole, kind: oneOf(HOUSEHOLD_KINDS), villageCode: nullable(text) })),
})

const line = record<LineSnapshot>({
  lineId: text,
  productId: text,
  variantId: text,
  title: text,
  category: text,
  cooperativeId: text,
  countyCode: text,
  quantity: count,
  unitPriceFen: whole,
  cooperativeDiscountFen: whole,
  platformDiscountFen: whole,
  commission: record<LineSnapshot["commission"]>({ ruleId: text, rateBps: count }),
  parts: list(record<LinePart>({ agreement: nullable(agreement), draws: list(draw) })),
})

/** The field table of a snapshot, in the order of hashing. */
export const saleSnapshotFormat: Codec<SaleSnapshot> = record<SaleSnapshot>({
  version: exactly(1),
  orderId: text,
  cartId: text,
  placedAtMs: count,
  channel: text,
  buyerDistrictCode: nullable(text),
  currency: text,
  lines: list(line),
  freight: list(record<FreightSnapshot>({ cooperativeId: text, shippingMethodId: text, amountFen: whole })),
})

/** A snapshot as JSON (whole numbers of any size as decimal strings), to keep between order and capture. */
export const snapshotToJson = (snapshot: SaleSnapshot): Json => saleSnapshotFormat.toJson(snapshot)

/** Reads such JSON back, in any order of keys. Throws FieldUnreadable. */
export const snapshotFromJson = (json: unknown): SaleSnapshot => saleSnapshotFormat.fromJson(json, "snapshot")
