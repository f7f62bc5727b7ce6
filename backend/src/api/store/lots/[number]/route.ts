import { publicLotDoors } from "@qianhang/shared/contracts"
import { traceLots } from "../../../../workflows/lot/trace-lot"
import { openDoor } from "../../../open-door"
import { cachePublicly } from "../../../public-caching"
import { notFound } from "../../../refusal"

const LONGEST_NUMBER = 40

/** Where a lot comes from. An answer that names somebody is kept by nobody: a withdrawn consent takes effect at once. */
export const GET = openDoor(publicLotDoors.trace, async ({ params, scope, response }) => {
  const number = String(params["number"]).trim()
  const lots = number.length > LONGEST_NUMBER ? [] : await traceLots(scope, number, Date.now())
  if (lots.length === 0) throw notFound()
  if (lots.some((lot) => lot.named.length > 0)) response.setHeader("Cache-Control", "no-store")
  else cachePublicly(response, 30)
  return { lots }
})
