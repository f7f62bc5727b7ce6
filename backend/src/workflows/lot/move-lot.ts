import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, LotRefused, type BenefitService, type LotCorrection, type LotRecord } from "../../modules/benefit"
import { readParcel } from "../parcel/cooperative-parcels"
import { proofOf } from "./deliver-lot"
import { writeLotStock } from "./write-lot-stock"

export type Movement = { key: string; kind: "spoilage" | "sample" | "return"; baseUnits: bigint; reason: string; orderId: string | undefined; evidenceFileId: string | undefined; actor: string }
export type Correction = { direction: "up" | "down"; baseUnits: bigint; reason: string; evidenceFileId: string | undefined; actor: string }

/** Records what happened to a lot beside sales and writes the stock from it. @throws EvidenceUnfit, LotRefused */
export async function moveLot(container: MedusaContainer, lot: LotRecord, movement: Movement): Promise<void> {
  const { evidenceFileId, orderId, ...facts } = movement
  if (orderId !== undefined) await refuseUnshipped(container, lot.cooperativeId, orderId)
  const evidence = await proofOf(container, { id: lot.cooperativeId, county_code: lot.countyCode }, evidenceFileId)
  await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.move({ ...facts, lotId: lot.id, ...(orderId !== undefined && { orderId }), ...(evidence && { evidence }) })
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

/** Only what left the house can come back; goods never shipped are given back with their order. */
async function refuseUnshipped(container: MedusaContainer, cooperativeId: string, orderId: string): Promise<void> {
  const parcel = await readParcel(container, cooperativeId, orderId)
  if (!parcel || parcel.shipments.length === 0) throw new LotRefused("not_returned", `no parcel of ${cooperativeId} in ${orderId} was shipped`)
}
