import { programmeDoors } from "@qianhang/shared/contracts"
import { cooperativeProductOf, readSellersGoods } from "../../../catalogue/sellers-goods"
import { openDoor } from "../../open-door"
import { countyWithin } from "../staff"

export const AUTHENTICATE = false

export const GET = openDoor(programmeDoors.products, async ({ actor, query, scope }) => {
  const county = countyWithin(actor, undefined)
  const goods = await readSellersGoods(scope, { status: query.status })
  return { products: goods.filter((one) => !county || one.countyCode === county).map(cooperativeProductOf) }
})
