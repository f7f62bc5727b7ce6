import type { SaleMechanism } from "@qianhang/shared/ledger"
import { daysAfter } from "./days.test-builder"
import { BERRIES_COOP, countyOf, GROWERS, SILVER_COOP, SMITHS, type OracleAgreement } from "./market.test-builder"
import type { Claim, Rate } from "./sold-line.test-builder"
import type { Did, World } from "./world.test-builder"

/** What holds before the first step: agreements, a fee for all, the first lots. */
export async function openMarket(world: World): Promise<void> {
  const { benefit, market } = world
  await benefit.createCommissionRule({ cooperativeId: null, rateBps: 500, effectiveFrom: "2020-01-01" })
  market.commissions.push({ cooperativeId: null, category: null, rateBps: 500, from: "2020-01-01", to: null })
  await agree(world, { scope: { kind: "inventory_item", id: "iitem_berries" }, cooperativeId: BERRIES_COOP, mechanism: "consignment_share", rate: { bps: 1200 }, from: "2026-01-01", to: null, beneficiaries: [] })
  await agree(world, { scope: { kind: "product", id: "prod_silver" }, cooperativeId: SILVER_COOP, mechanism: "maker", rate: { bps: 3000 }, from: "2026-01-01", to: null, beneficiaries: makers(world) })
  for (const item of ["iitem_berries", "iitem_tea", "iitem_tea"]) await deliverItem(world, item)
}

/** A lot arrives; tea lots come under an agreement of their own, of either kind, or under none. */
export async function deliver(world: World): Promise<Did> {
  await deliverItem(world, world.chance.happens(0.5) ? "iitem_berries" : "iitem_tea")
  return "lot"
}

async function deliverItem(world: World, inventoryItemId: string): Promise<void> {
  const { benefit, market, chance } = world
  const id = world.id("lot")
  const claims: Claim[] = chance.some(GROWERS, 0.4).map((household) => ({ ...household, weight: chance.whole(1, 6) * (inventoryItemId === "iitem_tea" ? 100 : 700) }))
  const delivered = claims.reduce((sum, claim) => sum + claim.weight, 0)
  await benefit.addLot({
    id, number: `批次 ${id}`, inventoryItemId, cooperativeId: BERRIES_COOP, countyCode: countyOf(BERRIES_COOP), villageName: "光明村", harvestDate: world.today, baseUnit: "g",
    contributions: claims.map((claim) => ({ householdId: claim.householdId, baseUnits: BigInt(claim.weight), kind: claim.kind, villageCode: claim.village })),
  })
  market.lots.push({ id, inventoryItemId, cooperativeId: BERRIES_COOP, harvestDate: world.today, delivered, drawn: 0, removed: 0, claims })
  const mechanism = chance.pick<SaleMechanism | null>(["consignment_share", "order_purchase", null])
  if (inventoryItemId === "iitem_tea" && mechanism) await agree(world, { scope: { kind: "lot", id }, cooperativeId: BERRIES_COOP, mechanism, rate: anyRate(world, { most: 2500, per: 1000 }), from: world.today, to: null, beneficiaries: [] })
}

/** A sample is taken or some of a lot spoils, as far as it has any left. */
export async function spoil(world: World): Promise<Did> {
  const { benefit, market, chance } = world
  const lot = chance.pick(market.lots.filter((one) => market.remaining(one) > 0))
  if (!lot) return null
  const left = market.remaining(lot)
  const move = (baseUnits: number) => benefit.moveLot({ lotId: lot.id, kind: chance.happens(0.5) ? "spoilage" : "sample", baseUnits: BigInt(baseUnits), reason: "抽检", actor: "staff_1" })
  await world.refused("taking more than a lot holds", () => move(left + 1), "lot_not_oversold")
  const taken = chance.whole(1, Math.max(1, Math.floor(left / 10)))
  await move(taken)
  lot.removed += taken
  return "lot movement"
}

const makers = (world: World): Claim[] => world.chance.some(SMITHS, 0.6).map((household) => ({ ...household, weight: world.chance.whole(1, 9) }))

async function agree(world: World, { beneficiaries, ...agreement }: Omit<OracleAgreement, "id" | "version">, replaces?: OracleAgreement): Promise<void> {
  const { cooperativeId, mechanism, rate, scope, from, to } = agreement
  const { id, version } = await world.benefit.createAgreement({
    mechanism, rate: "bps" in rate ? { kind: "share", bps: rate.bps } : { kind: "per_unit", fen: BigInt(rate.fen), baseUnits: rate.per }, cooperativeId, countyCode: countyOf(cooperativeId), scope, rule: "按协议分给农户", effectiveFrom: from, ...(to && { effectiveTo: to }), ...(replaces && { replaces: replaces.id }),
    beneficiaries: beneficiaries.map((claim) => ({ householdId: claim.householdId, weight: BigInt(claim.weight), kind: claim.kind, villageCode: claim.village })),
  })
  if (replaces) replaces.to = from
  world.market.agreements.push({ ...agreement, beneficiaries: [...beneficiaries].sort((a, b) => (a.householdId < b.householdId ? -1 : 1)), id, version })
}

/** Mostly a share of L; now and then an amount for each kilogram or piece, some of them more than a price bears. */
function anyRate({ chance }: World, { most, per }: { most: number; per: number }): Rate {
  return chance.happens(0.3) ? { fen: chance.happens(0.2) ? chance.whole(2_000, 30_000) : chance.whole(20, 900), per } : { bps: chance.whole(100, most) }
}

/** An agreement ends today or on a day to come, by one step on the version that was read; what is sold keeps it. */
export async function endAgreement(world: World): Promise<Did> {
  const { benefit, market, chance, today } = world
  const chosen = chance.pick(market.agreements.filter((one) => one.from <= today && one.to === null))
  if (!chosen) return null
  const endsOn = daysAfter(today, chance.whole(0, 3))
  const version = (await benefit.agreements.find(chosen.id, world.nowMs))?.version ?? 0
  const end = (change: { version?: number; endsOn?: string } = {}) => benefit.agreements.take({ id: chosen.id, version, step: "end", endsOn, actor: "staff_1", role: "office", reason: "双方同意结束", ...change }, world.nowMs)
  await world.refused("ending an agreement on another version", () => end({ version: version - 1 }), "stale_version")
  await world.refused("ending an agreement in the past", () => end({ endsOn: daysAfter(today, -1) }), "wrong_state")
  await end()
  chosen.to = endsOn
  return "agreement ended"
}

/** An agreement gets its next version from tomorrow on, with an end now and then; one that has ended is made anew. */
export async function changeAgreement(world: World): Promise<Did> {
  const { market, chance, today } = world
  const tomorrow = daysAfter(today, 1)
  const newest = [...new Set(market.agreements.map((one) => one.id))].flatMap((id) => market.agreements.filter((one) => one.id === id).at(-1) ?? [])
  const chosen = chance.pick(newest.filter((one) => one.scope.kind !== "lot" && one.from <= today && !newest.some((other) => other.scope.id === one.scope.id && other.from > one.from)))
  if (!chosen) return null
  const next = { ...chosen, rate: anyRate(world, { most: 4000, per: chosen.scope.kind === "product" ? 1 : 1000 }), beneficiaries: chosen.scope.kind === "product" ? makers(world) : [] }
  if (chosen.to !== null && chosen.to <= today) {
    await agree(world, { ...next, from: today, to: null })
    return "agreement anew"
  }
  if (chosen.to !== null) return null
  const ends = chance.happens(0.3) ? daysAfter(tomorrow, chance.whole(1, 20)) : null
  await agree(world, { ...next, from: tomorrow, to: ends }, chosen)
  return ends ? "agreement version with an end" : "agreement version"
}

/** Fees change from tomorrow on, by two persons. */
export async function changeFee(world: World): Promise<Did> {
  const { benefit, market, chance, today } = world
  const { feeRules } = benefit.handover
  const from = daysAfter(today, 1)
  const cooperativeId = chance.pick([null, BERRIES_COOP, SILVER_COOP]) ?? null
  const category = chance.pick([null, null, "tea", "craft"]) ?? null
  const same = market.commissions.filter((rule) => rule.cooperativeId === cooperativeId && rule.category === category)
  if (same.some((rule) => rule.from >= from)) return null
  const asked = { cooperativeId, category, rateBps: chance.whole(0, 1500), effectiveFrom: from, reason: "费率调整", actor: "staff_1" }
  const { id } = await feeRules.propose(asked, world.nowMs)
  const decide = (actor: string, approve: boolean) => feeRules.decide({ id, version: 1, approve, reason: "核对无误", actor }, world.nowMs)
  await world.refused("deciding one's own fee rule", () => decide("staff_1", true), "same_person")
  const approve = chance.happens(0.8)
  await decide("staff_2", approve)
  if (!approve) return "fee rejected"
  for (const rule of same) rule.to ??= from
  market.commissions.push({ cooperativeId, category, rateBps: asked.rateBps, from, to: null })
  return "fee rule"
}

/** Return windows change from tomorrow on; parcels signed before keep theirs. */
export async function changeTerms(world: World): Promise<Did> {
  const { benefit, market, chance, today } = world
  const from = daysAfter(today, 1)
  if (market.terms.some((terms) => terms.from >= from)) return null
  const terms = { from, returnDays: chance.whole(7, 9), freshHours: chance.whole(24, 72) }
  await benefit.handover.signings.changeTerms({ effectiveFrom: from, signAfterDays: 10, returnWindowDays: terms.returnDays, freshWindowHours: terms.freshHours, actor: "staff_1" }, world.nowMs)
  market.terms.push(terms)
  return "terms"
}
