import type { IInventoryService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Lot, LotCorrection as CorrectionAnswer, LotDetail } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService, type LotCorrection, type LotRecord, type MovementRecord } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"
import { cooperativeNames } from "../settlement/batch-answers"

/** Lots as the contract says them. */
export async function lotAnswers(container: MedusaContainer, lots: readonly LotRecord[]): Promise<Lot[]> {
  const [names, titles] = await Promise.all([cooperativeNames(container, lots.map((lot) => lot.cooperativeId)), itemTitles(container, lots.map((lot) => lot.inventoryItemId))])
  return lots.map((lot) => ({
    id: lot.id, number: lot.number, cooperative: { id: lot.cooperativeId, name: names.get(lot.cooperativeId)?.name ?? lot.cooperativeId }, county_code: lot.countyCode, inventory_item: { id: lot.inventoryItemId, title: titles.get(lot.inventoryItemId) ?? lot.inventoryItemId },
    village_name: lot.villageName, harvest_date: lot.harvestDate, base_unit: lot.baseUnit, delivered: Number(lot.delivered), corrected: Number(lot.corrected), drawn: Number(lot.drawn), removed: Number(lot.removed), remaining: Number(lot.remaining),
    households: lot.households, frozen: lot.frozen, evidence_file_id: lot.evidenceId, recorded_at: lot.recordedAt.toISOString(),
    certificate: lot.certificate && { number: lot.certificate.number, product: lot.certificate.product, origin: lot.certificate.origin, issued_on: lot.certificate.issuedOn, promiser: lot.certificate.promiser },
  }))
}

/** A lot with who delivered to it (masked), what moved it and how it was corrected. */
export async function lotDetailAnswer(container: MedusaContainer, record: LotRecord): Promise<LotDetail> {
  const { lotBook } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const shares = await lotBook.shares(record.id)
  const [lots, movements, { corrections }, households] = await Promise.all([
    lotAnswers(container, [record]), lotBook.movements(record.id), lotBook.corrections({ lotId: record.id }, { page: 1, pageSize: 100 }), container.resolve<RegistryService>(REGISTRY_MODULE).householdsByIds(shares.map((share) => share.householdId)),
  ])
  const known = new Map(households.map((household) => [household.id, household]))
  return {
    ...(lots[0] as Lot),
    contributions: shares.map((share) => ({ household_id: share.householdId, household_code: known.get(share.householdId)?.householdCode ?? null, name: known.get(share.householdId)?.name ?? null, base_units: Number(share.baseUnits) })),
    movements: movements.map(movementAnswer),
    corrections: corrections.map(correctionAnswer),
  }
}

const movementAnswer = (movement: MovementRecord): LotDetail["movements"][number] => ({
  id: movement.id, kind: movement.kind, base_units: Number(movement.baseUnits), reason: movement.reason, order_id: movement.orderId, evidence_file_id: movement.evidenceId, actor: movement.actor, recorded_at: movement.movedAt.toISOString(),
})

export const correctionAnswer = (correction: LotCorrection): CorrectionAnswer => ({
  id: correction.id, lot: { id: correction.lot.id, number: correction.lot.number }, cooperative_id: correction.cooperativeId, direction: correction.direction, base_units: Number(correction.baseUnits), reason: correction.reason, evidence_file_id: correction.evidenceId,
  state: correction.state, version: correction.state === "proposed" ? 1 : 2, proposed_by: correction.proposedBy, proposed_at: correction.proposedAt.toISOString(), decided_by: correction.decidedBy, decided_at: correction.decidedAt?.toISOString() ?? null, decision_reason: correction.decisionReason,
})

async function itemTitles(container: MedusaContainer, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const items = await container.resolve<IInventoryService>(Modules.INVENTORY).listInventoryItems({ id: [...new Set(ids)] }, { take: ids.length })
  return new Map(items.map((item) => [item.id, item.title ?? item.sku ?? item.id]))
}
