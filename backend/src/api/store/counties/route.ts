import { shopDoors } from "@qianhang/shared/contracts"
import { countyHalls } from "../../../catalogue/county-halls"
import { openDoor } from "../../open-door"
import { cachePublicly } from "../../public-caching"

export const GET = openDoor(shopDoors.counties, async ({ scope, response }) => {
  const counties = await countyHalls(scope)
  cachePublicly(response, 30)
  return { counties }
})
