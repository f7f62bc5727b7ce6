import { workbenchDoors } from "@qianhang/shared/contracts"
import { cooperativeProductOf, readSellersGoods } from "../../../../catalogue/sellers-goods"
import { openDoor } from "../../../open-door"
import { notFound } from "../../../refusal"

export const GET = openDoor(workbenchDoors.product, async ({ actor, params, scope }) => {
  const [product] = await readSellersGoods(scope, { id: [String(params["id"])] })
  if (!product || product.cooperativeId !== actor.cooperative.id) throw notFound()
  return { product: cooperativeProductOf(product) }
})
