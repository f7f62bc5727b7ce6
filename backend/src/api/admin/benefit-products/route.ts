import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "zod"
import { cooperativeProductOf, readSellersGoods } from "../../../catalogue/sellers-goods"
import { readContract } from "../../refusal"
import { countyWithin, staffOf } from "../staff"

export const AUTHENTICATE = false

const query = z.object({ status: z.enum(["draft", "proposed", "published", "rejected"]).default("proposed") }).strict()

/** Goods waiting for the programme's decision, or in another state; a county officer sees those of his county. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { status } = readContract(query, request.query)
  const county = countyWithin(staffOf(request), undefined)
  const goods = await readSellersGoods(request.scope, { status })
  response.json({ products: goods.filter((one) => !county || one.countyCode === county).map(cooperativeProductOf) })
}
