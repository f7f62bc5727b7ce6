import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"

const ON_SALE = `
  select p.id from product p
  join cooperative_cooperative_product_product l on l.product_id = p.id and l.deleted_at is null
  join cooperative c on c.id = l.cooperative_id and c.deleted_at is null and c.state = 'approved'
  where p.id = any(?) and p.status = 'published' and p.deleted_at is null`

/** Which of these products may be sold now. The index is a moment old: goods of a cooperative suspended meanwhile must not be listed for that moment. */
export async function stillOnSale(container: MedusaContainer, productIds: readonly string[]): Promise<Set<string>> {
  if (productIds.length === 0) return new Set()
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { id: string }[] }>(ON_SALE, [[...productIds]])
  return new Set(rows.map((row) => row.id))
}
