import { programmeDoors } from "@qianhang/shared/contracts"
import { refreshShop } from "../../../../../catalogue/refresh-shop"
import { cooperativeProductOf, readSellersGoods } from "../../../../../catalogue/sellers-goods"
import { decideProduct } from "../../../../../workflows/product/decide-product"
import { openDoor } from "../../../../open-door"
import { notFound, Refused } from "../../../../refusal"
import { countyWithin } from "../../../staff"

export const AUTHENTICATE = false

export const POST = openDoor(programmeDoors.decide, async ({ actor, params, body, scope }) => {
  const county = countyWithin(actor, undefined)
  const id = String(params["id"])
  const [goods] = await readSellersGoods(scope, { id: [id] })
  if (!goods || (county && goods.countyCode !== county)) throw notFound()
  if (goods.status !== "proposed") throw new Refused("conflict", "already_decided", "这件商品已经审核过了")
  await decideProduct(scope).run({ input: { productId: id, metadata: goods.metadata, rejectionReason: body.decision === "reject" ? body.reason : null } })
  await refreshShop(scope, [id])
  const [decided] = await readSellersGoods(scope, { id: [id] })
  if (!decided) throw notFound()
  return { product: cooperativeProductOf(decided) }
})
