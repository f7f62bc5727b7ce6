import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService, type FileProof, type LotContribution, type LotRecord, type NewLot } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"
import { readVoucher } from "../settlement/read-voucher"
import { writeLotStock } from "./write-lot-stock"

type Cooperative = { id: string; name: string; county_code: string }
type Delivered = { household_id: string; base_units: number }
export type Delivery = Pick<NewLot, "number" | "inventoryItemId" | "harvestDate" | "baseUnit"> & { contributions: readonly Delivered[]; certificate: Omit<NonNullable<NewLot["certificate"]>, "promiser"> | undefined; evidenceFileId: string | undefined; actor: string }

/** Thrown when somebody on a delivery note was no member of the cooperative that day; unknown, other and erased households are told alike. */
export class NotAMember extends Error {
  readonly code = "not_a_member"
  constructor(readonly cooperativeId: string, readonly day: string) {
    super(`a household on the note was no member of ${cooperativeId} on ${day}`)
    this.name = "NotAMember"
  }
}

/**
 * Records a lot and writes the stock from it. Kinds and villages are the register's as of the harvest; the lot's village is that
 * of the largest part. @throws NotAMember, EvidenceUnfit, LotRefused
 */
export async function deliverLot(container: MedusaContainer, cooperative: Cooperative, delivery: Delivery): Promise<{ id: string }> {
  const { contributions, villageName } = await membersParts(container, cooperative.id, delivery.harvestDate, delivery.contributions)
  const evidence = await proofOf(container, cooperative, delivery.evidenceFileId)
  const { number, inventoryItemId, harvestDate, baseUnit, certificate, actor } = delivery
  const lot: NewLot = {
    number, inventoryItemId, harvestDate, baseUnit, cooperativeId: cooperative.id, countyCode: cooperative.county_code, villageName, contributions, recordedBy: actor,
    ...(certificate && { certificate: { ...certificate, promiser: cooperative.name } }), ...(evidence && { evidence }),
  }
  const recorded = await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.record(lot)
  await writeLotStock(container, [inventoryItemId])
  return recorded
}

/** Adds deliveries to a lot nobody has bought from. @throws NotAMember, LotRefused */
export async function addContributions(container: MedusaContainer, lot: LotRecord, delivered: readonly Delivered[]): Promise<void> {
  const { contributions } = await membersParts(container, lot.cooperativeId, lot.harvestDate, delivered)
  await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.contribute(lot.id, contributions)
  await writeLotStock(container, [lot.inventoryItemId])
}

/** The cooperative's file about a lot, with the digest the ledger's side keeps; undefined where none is named. @throws EvidenceUnfit */
export async function proofOf(container: MedusaContainer, cooperative: { id: string; county_code: string }, fileId: string | undefined): Promise<FileProof | undefined> {
  return fileId === undefined ? undefined : readVoucher(container, fileId, "lot", { cooperativeId: cooperative.id, countyCode: cooperative.county_code })
}

async function membersParts(container: MedusaContainer, cooperativeId: string, day: string, delivered: readonly Delivered[]): Promise<{ contributions: LotContribution[]; villageName: string }> {
  const found = await container.resolve<RegistryService>(REGISTRY_MODULE).membersOn({ cooperativeId, day, householdIds: delivered.map((one) => one.household_id) })
  const members = new Map(found.map((member) => [member.id, member]))
  const parts = delivered.map(({ household_id, base_units }) => {
    const member = members.get(household_id)
    if (!member) throw new NotAMember(cooperativeId, day)
    return { member, baseUnits: BigInt(base_units) }
  })
  const largest = [...parts].sort((a, b) => (a.baseUnits === b.baseUnits ? (a.member.id < b.member.id ? -1 : 1) : a.baseUnits > b.baseUnits ? -1 : 1))[0]
  return { contributions: parts.map(({ member, baseUnits }) => ({ householdId: member.id, baseUnits, kind: member.kind, villageCode: member.villageCode })), villageName: largest?.member.villageName ?? "" }
}
