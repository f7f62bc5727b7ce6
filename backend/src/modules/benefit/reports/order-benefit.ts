import type { EvidenceLevel } from "@qianhang/shared/contracts"
import { factsOfOrder, lineAmounts, lineShares, type Account, type Entry, type LineSnapshot, type Posting, type SaleSnapshot } from "@qianhang/shared/ledger"
import { In, type DataSource, type EntityManager } from "typeorm"
import { AgreementTable, type AgreementRow } from "../agreements/tables"
import { findAttribution } from "../attribution/attribution-store"
import { withOrder } from "../attribution/bind-and-release"
import { readEntries } from "../journal/entry-store"
import { sha256 } from "../journal/sha256"
import { LotTable, type LotRow } from "../lots/tables"
import { handoverOf, type OrderHandover } from "./order-handover"

export type OrderLineBenefit = {
  lineId: string
  productId: string
  title: string
  cooperativeId: string
  countyCode: string
  village: string | null
  households: number
  /** of the lots that were drawn from, how many households each has with a share */
  householdsOfLots: number[]
  benefitFen: bigint
  evidence: EvidenceLevel
  rule: string | null
  lots: { number: string; harvestDate: string }[]
}

/** What one order benefits whom. Before its capture `recorded` is false and the figures are what its snapshot would post. */
export type OrderBenefitFigures = {
  orderId: string
  recorded: boolean
  gmvFen: bigint
  refundsFen: bigint
  benefitFen: bigint
  commissionFen: bigint
  cooperativeFen: bigint
  freightFen: bigint
  /** settled and waiting for its voucher; paid by voucher or at delivery */
  payableFen: bigint
  paidFen: bigint
  households: number
  lines: OrderLineBenefit[]
  entries: Entry[]
}

type Share = { lineId: string; householdId: string; lotId: string | null; amountFen: bigint }
type Figures = Pick<OrderBenefitFigures, "gmvFen" | "refundsFen" | "commissionFen" | "cooperativeFen" | "freightFen"> & { shares: Share[] }

/** Null for an order this shop never attributed. */
export async function benefitOfOrder(source: DataSource, orderId: string): Promise<OrderBenefitFigures | null> {
  const { manager } = source
  const attribution = await findAttribution(manager, { orderId })
  if (!attribution) return null
  const snapshot = withOrder(attribution, orderId)
  const entries = await readEntries(manager, { orderId })
  const recorded = entries.some((entry) => entry.kind === "sale")
  const { shares, ...figures } = recorded ? postedFigures(entries) : previewedFigures(snapshot)
  const named = await readNames(manager, snapshot)
  const handover = await handoverOf(manager, entries)
  return {
    orderId,
    recorded,
    ...figures,
    benefitFen: shares.reduce((sum, share) => sum + share.amountFen, 0n),
    payableFen: handover.payableFen,
    paidFen: handover.paidFen,
    households: householdsWithShare(shares),
    lines: snapshot.lines.map((line) => lineBenefit(line, shares.filter((share) => share.lineId === line.lineId), { ...named, handover })),
    entries,
  }
}

/** What sale, refunds and reversals made of the order; what a settlement moves on stays the order's all the same. */
function postedFigures(entries: readonly Entry[]): Figures {
  const sales = factsOfOrder(entries, sha256).flatMap((facts) => facts.sales)
  const postings = entries.filter((entry) => entry.format === 1).flatMap((entry) => entry.postings)
  const credited = (account: Account): bigint => -postings.reduce((sum, posting) => sum + (posting.account === account ? posting.amountFen : 0n), 0n)
  return {
    gmvFen: sales.reduce((sum, fact) => sum + fact.gmvFen, 0n),
    refundsFen: sales.reduce((sum, fact) => sum + fact.refundsFen, 0n),
    commissionFen: credited("commission"),
    cooperativeFen: credited("cooperative"),
    freightFen: credited("cooperative_freight"),
    shares: postings.flatMap(accruedShare),
  }
}

function accruedShare({ account, lineId, householdId, lotId, amountFen }: Posting): Share[] {
  return account === "household_benefit" && lineId !== null && householdId !== null ? [{ lineId, householdId, lotId, amountFen: -amountFen }] : []
}

function previewedFigures(snapshot: SaleSnapshot): Figures {
  const lines = snapshot.lines.map((line) => ({ line, shares: lineShares(line, sha256) }))
  return {
    gmvFen: snapshot.lines.reduce((sum, line) => sum + lineAmounts(line).lineFen, 0n),
    refundsFen: 0n,
    commissionFen: lines.reduce((sum, { shares }) => sum + shares.commissionFen, 0n),
    cooperativeFen: lines.reduce((sum, { shares }) => sum + shares.cooperativeFen, 0n),
    freightFen: snapshot.freight.reduce((sum, freight) => sum + freight.amountFen, 0n),
    shares: lines.flatMap(({ line, shares }) => shares.households.map(({ householdId, lotId, amountFen }) => ({ lineId: line.lineId, householdId, lotId, amountFen }))),
  }
}

function householdsWithShare(shares: readonly Share[]): number {
  const perHousehold = new Map<string, bigint>()
  for (const { householdId, amountFen } of shares) perHousehold.set(householdId, (perHousehold.get(householdId) ?? 0n) + amountFen)
  return [...perHousehold.values()].filter((fen) => fen > 0n).length
}

type Names = { agreements: AgreementRow[]; lots: LotRow[] }

async function readNames(manager: EntityManager, snapshot: SaleSnapshot): Promise<Names> {
  const parts = snapshot.lines.flatMap((line) => line.parts)
  const agreementIds = [...new Set(parts.flatMap((part) => part.agreement?.agreementId ?? []))]
  const lotIds = [...new Set(parts.flatMap((part) => part.draws.flatMap((draw) => draw.lotId ?? [])))]
  const agreements = agreementIds.length === 0 ? [] : await manager.findBy(AgreementTable, { id: In(agreementIds) })
  const lots = lotIds.length === 0 ? [] : await manager.findBy(LotTable, { id: In(lotIds) })
  return { agreements, lots }
}

function lineBenefit(line: LineSnapshot, shares: readonly Share[], named: Names & { handover: OrderHandover }): OrderLineBenefit {
  const snapshotted = line.parts.find((part) => part.agreement !== null)?.agreement ?? null
  const agreement = named.agreements.find((row) => row.id === snapshotted?.agreementId && row.version === snapshotted.version) ?? null
  const draws = line.parts.flatMap((part) => part.draws)
  const lot = named.lots.find((row) => row.id === draws.find((draw) => draw.lotId !== null)?.lotId)
  return {
    lineId: line.lineId,
    productId: line.productId,
    title: line.title,
    cooperativeId: line.cooperativeId,
    countyCode: line.countyCode,
    village: lot?.village_name ?? agreement?.village_name ?? null,
    households: householdsWithShare(shares),
    householdsOfLots: [...new Set(shares.map((share) => share.lotId))].map((lotId) => householdsWithShare(shares.filter((share) => share.lotId === lotId))),
    benefitFen: shares.reduce((sum, share) => sum + share.amountFen, 0n),
    evidence: named.handover.evidenceOf(line.lineId, agreement?.evidence ?? "claimed"),
    rule: agreement?.rule ?? null,
    lots: draws.flatMap(({ lotNumber, harvestDate }) => (lotNumber !== null && harvestDate !== null ? [{ number: lotNumber, harvestDate }] : [])),
  }
}
