import type { Route } from "./+types/regions"
import { below } from "../features/checkout/regions.server"

/** Children of a province or city for the address cascade; region codes change once in years. */
export function loader({ params }: Route.LoaderArgs) {
  return Response.json({ regions: below(params.code) }, { headers: { "Cache-Control": "public, max-age=86400" } })
}
