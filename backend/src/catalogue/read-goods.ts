import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { GOODS_FIELDS, visibleGoods, type Goods, type GoodsRow } from "./goods"

/** The visible goods among some products, by id or by handle. Unknown, unpublished and suspended ones are simply not there. */
export async function readGoods(container: MedusaContainer, by: { id: string[] } | { handle: string }): Promise<Goods[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "product", fields: GOODS_FIELDS, filters: { ...by, status: "published" } })
  return (data as unknown as GoodsRow[]).flatMap((row) => visibleGoods(row) ?? [])
}
