import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readProductPage } from "../../../../catalogue/product-page"
import { readEnvironment } from "../../../../environment"
import { cachePublicly } from "../../../public-caching"
import { notFound } from "../../../refusal"

export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const product = await readProductPage(request.scope, String(request.params.handle), readEnvironment().BACKEND_URL)
  if (!product) throw notFound()
  cachePublicly(response, 5)
  response.json({ product })
}
