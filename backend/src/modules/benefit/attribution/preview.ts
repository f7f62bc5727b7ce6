import { lineShares, mayCountUnion, shanghaiDay, SMALLEST_SHOWN_GROUP, type LineSnapshot } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { rateOf } from "../agreements/agreement"
import type { AgreementRow } from "../agreements/tables"
import type { PreviewedBenefit, PreviewLine, QuoteLine } from "../door"
import { sha256 } from "../journal/sha256"
import { findLots } from "../lots/lot-store"
import type { LotState } from "../lots/lot"
import { composeLine, type Sources } from "./compose-line"
import { inventoryItemIdsOf, readSources } from "./sources"

/** What one unit of each line would post today, by the very formula of the capture. Sold-out goods show their newest lot. */
export async function previewBenefit(source: DataSource, lines: readonly PreviewLine[], nowMs: number): Promise<PreviewedBenefit[]> {
  const sources = await sourcesOfToday(source, lines, nowMs)
  return lines.map((line) => previewOne(line, fresh(sources)))
}

/** What each line of one basket would post to households today, drawing from the same shelves one after the other, less what its cooperative gives off. */
export async function quoteBenefit(source: DataSource, lines: readonly QuoteLine[], nowMs: number): Promise<bigint[]> {
  const sources = await sourcesOfToday(source, lines, nowMs)
  return lines.map((line) => lineShares(composeLine({ ...line, lineId: line.variantId, title: "" }, sources, "newest_lot"), sha256).benefitFen)
}

/** Which agreements the next unit of each line would be attributed by: for every part of it the narrowest scope alone (decision 0017); none where none is active. */
export async function agreementsCounting(source: DataSource, lines: readonly PreviewLine[], nowMs: number): Promise<{ variantId: string; agreementIds: string[] }[]> {
  const sources = await sourcesOfToday(source, lines, nowMs)
  return lines.map((line) => ({ variantId: line.variantId, agreementIds: [...new Set(composedUnit(line, fresh(sources)).parts.flatMap((part) => (part.agreement ? [part.agreement.agreementId] : [])))] }))
}

async function sourcesOfToday({ manager }: DataSource, lines: readonly PreviewLine[], nowMs: number): Promise<Sources> {
  const lots = await findLots(manager, { inventoryItemIds: inventoryItemIdsOf(lines) })
  return readSources(manager, { day: shanghaiDay(nowMs), lines }, lots)
}

function previewOne(line: PreviewLine, sources: Sources): PreviewedBenefit {
  const composed = composedUnit(line, sources)
  const shares = lineShares(composed, sha256)
  const linked = composed.parts.filter((part) => part.agreement !== null)
  const groups = linked.flatMap((part) => part.draws.map((draw) => draw.contributions.map((c) => c.householdId)))
  const households = new Set(groups.flat()).size
  const counted = mayCountUnion(households, groups.map((group) => group.length))
  const lots = lotsOf(composed.parts.flatMap((part) => part.draws.map((draw) => draw.lotId)), sources)
  const agreement = agreementOf(linked[0]?.agreement ?? null, sources)
  return {
    variantId: line.variantId,
    benefitFen: shares.benefitFen,
    commissionFen: shares.commissionFen,
    cooperativeFen: shares.cooperativeFen,
    households: counted ? households : null,
    fewerThanFive: households < SMALLEST_SHOWN_GROUP,
    village: counted ? (lots[0]?.villageName ?? agreement?.village_name ?? null) : null,
    evidence: agreement?.evidence ?? "claimed",
    agreement: agreement && { id: agreement.id, version: agreement.version, mechanism: agreement.mechanism, rate: rateOf(agreement), rule: agreement.rule },
    lots: lots.map((lot) => ({ id: lot.id, number: lot.number, harvestDate: lot.harvestDate, ...(lot.households < SMALLEST_SHOWN_GROUP ? { village: null, households: null } : { village: lot.villageName, households: lot.households }), certificateNumber: lot.certificateNumber })),
  }
}

const composedUnit = (line: PreviewLine, sources: Sources): LineSnapshot =>
  composeLine({ ...line, lineId: line.variantId, title: "", quantity: 1, cooperativeDiscountFen: 0n, platformDiscountFen: 0n }, sources, "newest_lot")

/** Each preview draws from full shelves: previews of one page do not compete for a lot. */
function fresh(sources: Sources): Sources {
  return { ...sources, shelves: new Map([...sources.shelves].map(([id, shelf]) => [id, shelf.map((place) => ({ ...place }))])) }
}

function lotsOf(ids: readonly (string | null)[], sources: Sources): LotState[] {
  const all = [...sources.shelves.values()].flatMap((shelf) => shelf.map((place) => place.lot))
  return ids.flatMap((id) => all.find((lot) => lot.id === id) ?? [])
}

function agreementOf(named: { agreementId: string; version: number } | null, sources: Sources): AgreementRow | null {
  return sources.rules.agreements.find((agreement) => agreement.id === named?.agreementId && agreement.version === named.version) ?? null
}
