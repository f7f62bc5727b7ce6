import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { countyHalls } from "../../../catalogue/county-halls"
import { cachePublicly } from "../../public-caching"

export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const counties = await countyHalls(request.scope)
  cachePublicly(response, 30)
  response.json({ counties })
}
