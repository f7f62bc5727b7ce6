import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { catalogueQuery } from "@qianhang/shared/contracts"
import { listCatalogue } from "../../../catalogue/list-catalogue"
import { readEnvironment } from "../../../environment"
import { cachePublicly } from "../../public-caching"
import { readContract } from "../../refusal"

/** The shop's goods, from the search index or, while it is down, from the database (`degraded`). */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const page = await listCatalogue(request.scope, readContract(catalogueQuery, request.query), readEnvironment().BACKEND_URL)
  cachePublicly(response, 5)
  response.json(page)
}
