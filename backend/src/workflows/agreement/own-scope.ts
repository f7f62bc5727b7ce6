import type { MedusaContainer } from "@medusajs/framework/types"
import { readSellersGoods } from "../../catalogue/sellers-goods"
import { BENEFIT_MODULE, type AgreementScope, type BenefitService } from "../../modules/benefit"
import { ownLotGoods } from "../lot/own-lot-goods"
import { ScopeUnfit } from "./agreement-unfit"

/** Checks that an agreement covers goods of its own cooperative. @throws ScopeUnfit */
export async function requireOwnScope(container: MedusaContainer, cooperativeId: string, scope: AgreementScope): Promise<void> {
  if (!(await isOwn(container, cooperativeId, scope))) throw new ScopeUnfit(scope.id)
}

async function isOwn(container: MedusaContainer, cooperativeId: string, { kind, id }: AgreementScope): Promise<boolean> {
  if (kind === "lot") return (await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.find(id))?.cooperativeId === cooperativeId
  if (kind === "inventory_item") return (await ownLotGoods(container, cooperativeId)).some((goods) => goods.inventory_item_id === id)
  return (await readSellersGoods(container, { id: [id] })).some((goods) => goods.cooperativeId === cooperativeId)
}
