import { shopDoors } from "@qianhang/shared/contracts"
import { readProductPage } from "../../../../catalogue/product-page"
import { readEnvironment } from "../../../../environment"
import { openDoor } from "../../../open-door"
import { cachePublicly } from "../../../public-caching"
import { notFound } from "../../../refusal"

export const GET = openDoor(shopDoors.product, async ({ params, scope, response }) => {
  const product = await readProductPage(scope, String(params["handle"]), readEnvironment().BACKEND_URL)
  if (!product) throw notFound()
  cachePublicly(response, 5)
  return { product }
})
