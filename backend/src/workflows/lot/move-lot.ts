import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService, type LotCorrection, type LotRecord } from "../../modules/benefit"
import { proofOf } from "./deliver-lot"
import { writeLotStock } from "./write-lot-stock"

export type Movement = { key: string; kind: "spoilage" | "sample"; baseUnits: bigint; reason: string; evidenceFileId: string | undefined; actor: string }
export type Correction = { direction: "up" | "down"; baseUnits: bigint; reason: string; evidenceFileId: string | undefined; actor: string }

/** Records what happened to a lot beside sales and writes the stock from it. @throws EvidenceUnfit, LotRefused */
export async function moveLot(container: MedusaContainer, lot: LotRecord, movement: Movement): Promise<void> {
  const { evidenceFileId, ...facts } = movement
  const evidence = await proofOf(container, { id: lot.cooperativeId, county_code: lot.countyCode }, evidenceFileId)
  await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.move({ ...facts, lotId: lot.id, ...(evidence && { evidence }) })
  await writeLotStock(container, [lot.inventoryItemId])
}

/** @throws EvidenceUnfit, LotRefused */
export async function proposeCorrection(container: MedusaContainer, lot: LotRecord, { evidenceFileId, ...asked }: Correction): Promise<LotCorrection> {
  const evidence = await proofOf(container, { id: lot.cooperativeId, county_code: lot.countyCode }, evidenceFileId)
  return container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.proposeCorrection({ ...asked, lotId: lot.id, evidence })
}

/** @throws LotRefused */
export async function decideCorrection(container: MedusaContainer, asked: { id: string; version: number; approve: boolean; reason: string; actor: string }): Promise<LotCorrection> {
  const correction = await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.decideCorrection(asked)
  await writeLotStock(container, [correction.lot.inventoryItemId])
  return correction
}
