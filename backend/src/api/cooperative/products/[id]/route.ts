import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { cooperativeProductOf, readSellersGoods } from "../../../../catalogue/sellers-goods"
import { notFound } from "../../../refusal"
import { memberOf } from "../../member"

/** One of the cooperative's own products. Another cooperative's answers like one that never was. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const [product] = await readSellersGoods(request.scope, { id: [String(request.params.id)] })
  if (!product || product.cooperativeId !== memberOf(request).cooperative.id) throw notFound()
  response.json({ product: cooperativeProductOf(product) })
}
