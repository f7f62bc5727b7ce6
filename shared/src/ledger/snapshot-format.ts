import { type Codec, count, exactly, type Fields, FieldUnreadable, type Json, list, nullable, oneOf, record, text, whole } from "./codec.js"
import {
  type AgreementSnapshot, type Contribution, type FreightSnapshot, HOUSEHOLD_KINDS,
  type LinePart, type LineSnapshot, type LotDraw, type PerUnitAgreement, SALE_MECHANISMS, type SaleSnapshot, type ShareAgreement,
} from "./snapshot.js"

const share = record<ShareAgreement>({ agreementId: text, version: count, mechanism: oneOf(SALE_MECHANISMS), rateBps: count, base: oneOf(["line_amount"]) })
const perUnit = record<PerUnitAgreement>({ agreementId: text, version: count, mechanism: oneOf(SALE_MECHANISMS), fen: whole, perBaseUnits: count, base: oneOf(["base_units"]) })

/** Version 1 knows shares of L alone. */
const agreementOf1: Codec<AgreementSnapshot> = {
  write: (value, out) => share.write(requireShare(value), out),
  toJson: (value) => share.toJson(requireShare(value)),
  fromJson: (json, at) => share.fromJson(json, at),
}

/** Version 2 knows both; a share is written as in version 1. */
const agreementOf2: Codec<AgreementSnapshot> = {
  write: (value, out) => (value.base === "base_units" ? perUnit.write(value, out) : share.write(value, out)),
  toJson: (value) => (value.base === "base_units" ? perUnit.toJson(value) : share.toJson(value)),
  fromJson: (json, at) => (states(json, "base", "base_units") ? perUnit.fromJson(json, at) : share.fromJson(json, at)),
}

function requireShare(agreement: AgreementSnapshot): ShareAgreement {
  if (agreement.base !== "line_amount") throw new FieldUnreadable("snapshot.version", "2 where an agreement counts by base units", 1)
  return agreement
}

const states = (json: unknown, field: string, value: unknown): boolean => typeof json === "object" && json !== null && field in json && (json as Record<string, unknown>)[field] === value

const draw = record<LotDraw>({
  lotId: nullable(text),
  lotNumber: nullable(text),
  harvestDate: nullable(text),
  baseUnits: whole,
  contributions: list(record<Contribution>({ householdId: text, weight: whole, kind: oneOf(HOUSEHOLD_KINDS), villageCode: nullable(text) })),
})

const lineOf = (agreement: Codec<AgreementSnapshot>): Codec<LineSnapshot> => record<LineSnapshot>({
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

const fieldsAfterVersion = (agreement: Codec<AgreementSnapshot>): Fields<Omit<SaleSnapshot, "version">> => ({
  orderId: text,
  cartId: text,
  placedAtMs: count,
  channel: text,
  buyerDistrictCode: nullable(text),
  currency: text,
  lines: list(lineOf(agreement)),
  freight: list(record<FreightSnapshot>({ cooperativeId: text, shippingMethodId: text, amountFen: whole })),
})
const version1 = record<SaleSnapshot & { version: 1 }>({ version: exactly(1), ...fieldsAfterVersion(agreementOf1) })
const version2 = record<SaleSnapshot & { version: 2 }>({ version: exactly(2), ...fieldsAfterVersion(agreementOf2) })
type OfVersion<V> = SaleSnapshot & { version: V }

/** The field tables of a snapshot, in the order of hashing: each version has its own, for ever. */
export const saleSnapshotFormat: Codec<SaleSnapshot> = {
  write: (value, out) => (value.version === 1 ? version1.write(value as OfVersion<1>, out) : version2.write(value as OfVersion<2>, out)),
  toJson: (value) => (value.version === 1 ? version1.toJson(value as OfVersion<1>) : version2.toJson(value as OfVersion<2>)),
  fromJson: (json, at) => (states(json, "version", 2) ? version2.fromJson(json, at) : version1.fromJson(json, at)),
}

/** A snapshot as JSON (whole numbers of any size as decimal strings), to keep between order and capture. */
export const snapshotToJson = (snapshot: SaleSnapshot): Json => saleSnapshotFormat.toJson(snapshot)

/** Reads such JSON back, in any order of keys. Throws FieldUnreadable. */
export const snapshotFromJson = (json: unknown): SaleSnapshot => saleSnapshotFormat.fromJson(json, "snapshot")
