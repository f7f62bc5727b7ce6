import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConfirmationPaper } from "@qianhang/shared/contracts"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"
import { readGraph } from "../checkout/read-graph"
import { cooperativeNames } from "./batch-answers"

const item = z.object({ id: z.string(), title: z.string().nullish() })

/** What a household is asked to confirm; null for a token that opens nothing. */
export async function confirmationPaper(container: MedusaContainer, token: string, now = Date.now()): Promise<ConfirmationPaper | null> {
  const paper = await container.resolve<BenefitService>(BENEFIT_MODULE).handover.confirmations.look(token, now)
  if (!paper) return null
  const [names, [person], items] = await Promise.all([
    cooperativeNames(container, [paper.batch.cooperativeId]),
    container.resolve<RegistryService>(REGISTRY_MODULE).householdsByIds([paper.householdId]),
    paper.lots.length === 0 ? [] : readGraph(container, item, { entity: "inventory_item", fields: ["id", "title"], filters: { id: paper.lots.map((lot) => lot.inventoryItemId) } }),
  ])
  const titles = new Map(items.map((one) => [one.id, one.title ?? ""]))
  return {
    step: paper.step, household: { name: person?.name ?? null }, cooperative: { name: names.get(paper.batch.cooperativeId)?.name ?? "" }, from: paper.batch.from, to: paper.batch.to,
    lots: paper.lots.map((lot) => ({
      number: lot.number, product: lot.product ?? titles.get(lot.inventoryItemId) ?? lot.number, harvest_date: lot.harvestDate, base_unit: lot.baseUnit, base_units: String(lot.baseUnits), benefit_fen: String(lot.benefitFen),
    })),
    other_fen: String(paper.otherFen), amount_fen: String(paper.amountFen), paid_on: paper.paidOn, expires_at: paper.expiresAt.toISOString(),
  }
}
