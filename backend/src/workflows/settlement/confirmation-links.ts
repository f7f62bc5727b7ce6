import type { MedusaContainer } from "@medusajs/framework/types"
import type { confirmationLink, linkRequest } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { readEnvironment } from "../../environment"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"

type Link = z.infer<typeof confirmationLink>

/** Opens links for households of a batch. Their tokens are answered once and kept nowhere. @throws HandoverRefused */
export async function openConfirmationLinks(container: MedusaContainer, batchId: string, body: z.output<typeof linkRequest>, actor: { id: string }, now = Date.now()): Promise<Link[]> {
  const { confirmations } = container.resolve<BenefitService>(BENEFIT_MODULE).handover
  const opened = await confirmations.open({ batchId, step: body.step, householdIds: body.household_ids ?? null, actor: actor.id }, now)
  const masked = await container.resolve<RegistryService>(REGISTRY_MODULE).householdsByIds(opened.map((link) => link.householdId))
  const names = new Map(masked.map((household) => [household.id, household.name]))
  const { STOREFRONT_URL } = readEnvironment()
  return opened.map((link) => ({ household_id: link.householdId, name: names.get(link.householdId) ?? null, step: link.step, url: `${STOREFRONT_URL}/c/${link.token}`, expires_at: link.expiresAt.toISOString() }))
}
