import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { CooperativeProduct } from "@qianhang/shared/contracts"
import { countyOf } from "@qianhang/shared/regions"
import { availabilityOf } from "./availability"
import { GOODS_FIELDS, pricedVariants, type GoodsRow } from "./goods"
import { productAttributes } from "./product-attributes"

/** A product as its cooperative and the programme see it: in any state, with what is on stock. */
export type SellersGoods = CooperativeProduct & { cooperativeId: string; countyCode: string; metadata: Record<string, unknown> }

type Filter = { id?: string[]; status?: CooperativeProduct["status"] }

function sellersGoods(row: GoodsRow, stock: (variantId: string) => number): SellersGoods[] {
  const { cooperative } = row
  if (!cooperative) return []
  const attributes = productAttributes(row.metadata)
  return [{
    id: row.id, handle: row.handle, title: row.title, subtitle: row.subtitle, category: attributes?.category ?? "craft", story: row.description ?? "",
    status: row.status as CooperativeProduct["status"], rejection_reason: attributes?.rejection_reason ?? null, picture: row.thumbnail ?? "",
    cooperative: { id: cooperative.id, name: cooperative.name, county: countyOf(cooperative.county_code)?.name ?? "" },
    variants: pricedVariants(row).map((variant) => ({ id: variant.id, title: variant.title, price_fen: variant.priceFen.toString(), stock: stock(variant.id) })),
    created_at: new Date(row.created_at).toISOString(),
    cooperativeId: cooperative.id, countyCode: cooperative.county_code, metadata: (row.metadata ?? {}) as Record<string, unknown>,
  }]
}

/** Products by filter, newest first, whatever their state. Products without a cooperative are nobody's and left out. */
export async function readSellersGoods(container: MedusaContainer, filters: Filter): Promise<SellersGoods[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product", fields: GOODS_FIELDS, filters, pagination: { take: 500, order: { created_at: "DESC" } } })
  const rows = data as unknown as GoodsRow[]
  const availability = await availabilityOf(container, rows.map((row) => row.id))
  return rows.flatMap((row) => sellersGoods(row, (variantId) => availability.get(variantId)?.available ?? 0))
}

/** The ids of all products of one cooperative. */
export async function productIdsOf(container: MedusaContainer, cooperativeId: string): Promise<string[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cooperative", fields: ["products.id"], filters: { id: cooperativeId } })
  const [cooperative] = data as unknown as { products?: ({ id: string } | null)[] }[]
  return (cooperative?.products ?? []).flatMap((product) => (product ? [product.id] : []))
}

/** The contract's row, without what only the server needs. */
export function cooperativeProductOf({ cooperativeId: _owner, countyCode: _county, metadata: _metadata, ...row }: SellersGoods): CooperativeProduct {
  return row
}
