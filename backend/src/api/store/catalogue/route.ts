import { shopDoors } from "@qianhang/shared/contracts"
import { listCatalogue } from "../../../catalogue/list-catalogue"
import { readEnvironment } from "../../../environment"
import { openDoor } from "../../open-door"
import { cachePublicly } from "../../public-caching"

/** From the search index or, while it is down, from the database (`degraded`). */
export const GET = openDoor(shopDoors.list, async ({ query, scope, response }) => {
  const page = await listCatalogue(scope, query, readEnvironment().BACKEND_URL)
  cachePublicly(response, 5)
  return page
})
