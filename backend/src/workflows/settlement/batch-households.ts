import type { MedusaContainer } from "@medusajs/framework/types"
import type { BatchHousehold } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BatchShare, type BenefitService } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"

const ALL = { page: 1, pageSize: 10_000 }

/** One page of a batch's households, masked by the register, with where each stands on the evidence ladder. */
export async function batchHouseholds(container: MedusaContainer, batchId: string, paging: { page: number; page_size: number }, now = Date.now()): Promise<{ households: BatchHousehold[]; total: number; page: number; page_size: number }> {
  const { batches, confirmations, cases } = container.resolve<BenefitService>(BENEFIT_MODULE).handover
  const shares = await batches.shares(batchId)
  const shown = shares.slice((paging.page - 1) * paging.page_size, paging.page * paging.page_size)
  const [masked, links, open] = await Promise.all([
    container.resolve<RegistryService>(REGISTRY_MODULE).householdsByIds(shown.map((share) => share.householdId)),
    confirmations.openLinks(batchId, now),
    cases.list({ batchId, open: true }, ALL),
  ])
  const persons = new Map(masked.map((household) => [household.id, household]))
  const disputed = new Set(open.cases.map((one) => one.householdId))
  const households = shown.map((share) => {
    const person = persons.get(share.householdId)
    return {
      household_id: share.householdId, household_code: person?.householdCode ?? "", name: person?.name ?? null, bank_account: person?.bankAccount ?? null, village: person?.villageName ?? null,
      ...amounts(share), open_link: links.get(share.householdId) ?? null, open_case: disputed.has(share.householdId),
    }
  })
  return { households, total: shares.length, page: paging.page, page_size: paging.page_size }
}

function amounts(share: BatchShare) {
  return {
    settled_fen: String(share.settledFen), advances_fen: String(share.advancesFen), payable_fen: String(share.payableFen), paid_fen: String(share.paidFen),
    acknowledged: share.acknowledged, paid: share.payableFen === 0n && share.paidFen > 0n, received: share.received, spot_checked: share.spotChecked, payout_id: share.payoutId,
  }
}
