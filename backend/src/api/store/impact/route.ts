import { shopDoors } from "@qianhang/shared/contracts"
import { readPublicImpact } from "../../../catalogue/public-impact"
import { openDoor } from "../../open-door"
import { cachePublicly } from "../../public-caching"

/** The home page's one quiet line, and where it comes from; small groups are withheld (decision 0018). */
export const GET = openDoor(shopDoors.impact, async ({ scope, response }) => {
  cachePublicly(response, 30)
  return readPublicImpact(scope)
})
