import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { productDecision } from "@qianhang/shared/contracts"
import { refreshShop } from "../../../../../catalogue/refresh-shop"
import { cooperativeProductOf, readSellersGoods } from "../../../../../catalogue/sellers-goods"
import { decideProduct } from "../../../../../workflows/product/decide-product"
import { notFound, readContract, Refused } from "../../../../refusal"
import { countyWithin, staffOf } from "../../../staff"

export const AUTHENTICATE = false

/** Approves proposed goods into the shop or gives them back with a reason. 409 when somebody has decided already. */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const county = countyWithin(staffOf(request), undefined)
  const decision = readContract(productDecision, request.body)
  const id = String(request.params.id)
  const [goods] = await readSellersGoods(request.scope, { id: [id] })
  if (!goods || (county && goods.countyCode !== county)) throw notFound()
  if (goods.status !== "proposed") throw new Refused("conflict", "already_decided", "这件商品已经审核过了")
  await decideProduct(request.scope).run({ input: { productId: id, metadata: goods.metadata, rejectionReason: decision.decision === "reject" ? decision.reason : null } })
  await refreshShop(request.scope, [id])
  const [decided] = await readSellersGoods(request.scope, { id: [id] })
  response.json({ product: decided && cooperativeProductOf(decided) })
}
