import type { CreateProductWorkflowInputDTO, IInventoryService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, ProductStatus } from "@medusajs/framework/utils"
import { createProductsWorkflow, deleteProductsWorkflow } from "@medusajs/medusa/core-flows"
import { COOPERATIVE_MODULE } from "../modules/cooperative"
import type { SellingPlace } from "./cooperatives"
import type { OfferedProduct } from "./goods/offer"
import type { Market } from "./market"
import { byKey, readRows, type Seeding } from "./seeding"
import { yuanFromFen } from "../catalogue/fen-from-yuan"

const skuOf = (key: string): string => `item-${key}`
export const picturePathOf = (name: string): string => `/static/pictures/${name}-640.webp`

/** Item key → inventory item id. */
export type Shelf = ReadonlyMap<string, string>

/** Inventory items in base units, each stocked at its cooperative's place with what its lots delivered. Levels that exist are left alone: sales have moved them. */
export async function fillShelf({ container }: Seeding, places: readonly SellingPlace[]): Promise<Shelf> {
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const wanted = places.flatMap((place) => Object.entries(place.offer.items).map(([key, item]) => ({ key, item, place })))
  const known = byKey(await inventory.listInventoryItems({ sku: wanted.map(({ key }) => skuOf(key)) }, { take: 1000 }), (row) => row.sku ?? "")
  const missing = wanted.filter(({ key }) => !known.has(skuOf(key)))
  const made = missing.length > 0 ? await inventory.createInventoryItems(missing.map(({ key, item }) => ({ sku: skuOf(key), title: item.title, requires_shipping: true, metadata: { base_unit: item.unit } }))) : []
  const shelf = new Map([...known, ...byKey(made, (row) => row.sku ?? "")])
  const idOf = (key: string): string => shelf.get(skuOf(key))?.id ?? ""
  const levels = await inventory.listInventoryLevels({ inventory_item_id: wanted.map(({ key }) => idOf(key)) }, { take: 1000 })
  const stocked = new Set(levels.map((level) => level.inventory_item_id))
  const unstocked = wanted.filter(({ key }) => !stocked.has(idOf(key)))
  if (unstocked.length > 0) {
    await inventory.createInventoryLevels(unstocked.map(({ key, item, place }) => ({
      inventory_item_id: idOf(key), location_id: place.stockLocationId,
      stocked_quantity: item.lots ? item.lots.reduce((sum, lot) => sum + lot.delivered, 0) : (item.stock ?? 0),
    })))
  }
  return new Map(wanted.map(({ key }) => [key, idOf(key)]))
}

function productOf(product: OfferedProduct, place: SellingPlace, shelf: Shelf, market: Market): CreateProductWorkflowInputDTO {
  const picture = picturePathOf(product.handle)
  return {
    title: product.title, subtitle: product.subtitle, handle: product.handle, description: product.story.join("\n\n"), status: ProductStatus.PUBLISHED, discountable: true,
    thumbnail: picture, images: [{ url: picture }], shipping_profile_id: place.shippingProfileId, sales_channels: [{ id: market.salesChannelId }],
    metadata: {
      category: product.category, county_code: place.offer.county, season_months: [...(product.season?.months ?? [])], season_label: product.season?.label ?? null,
      perishable: product.perishable ?? false, made_to_order: product.madeToOrder ?? false,
      facts: product.facts.map(([label, value]) => ({ label, value })), claims: (product.claims ?? []).map((claim) => ({ ...claim })), rejection_reason: null,
    },
    options: [{ title: "规格", values: product.variants.map(([title]) => title) }],
    variants: product.variants.map(([title, priceFen, units], at) => ({
      title, sku: `${product.handle}-${at + 1}`, options: { 规格: title }, variant_rank: at, manage_inventory: true, allow_backorder: false,
      prices: [{ currency_code: "cny", amount: Number(yuanFromFen(BigInt(priceFen))) }],
      inventory_items: Object.entries(units).map(([key, baseUnits]) => ({ inventory_item_id: shelf.get(key) ?? "", required_quantity: baseUnits })),
    })),
  }
}

type ShelvedRow = { id: string; handle: string; shipping_profile?: { id: string } | null; sales_channels?: { id: string }[]; variants?: { price_set?: { id: string } | null; inventory_items?: { inventory_item_id: string }[] }[] }

/** A killed run can leave goods without a price, stock or parcel: such a product can never be sold and is made anew. */
const whole = (row: ShelvedRow): boolean =>
  Boolean(row.shipping_profile && row.sales_channels?.length && row.variants?.length && row.variants.every((variant) => variant.price_set && variant.inventory_items?.length))

/** Puts every offered product on sale and gives it its owner. Answers product id by handle. */
export async function putOnSale(seeding: Seeding, places: readonly SellingPlace[], shelf: Shelf, market: Market): Promise<Map<string, string>> {
  const { container } = seeding
  const offered = places.flatMap((place) => place.offer.products.map((product) => ({ product, place })))
  const fields = ["id", "handle", "shipping_profile.id", "sales_channels.id", "variants.price_set.id", "variants.inventory_items.inventory_item_id"]
  const rows = await readRows<ShelvedRow>(seeding, "product", fields, { handle: offered.map(({ product }) => product.handle) })
  const broken = rows.filter((row) => !whole(row))
  if (broken.length > 0) await deleteProductsWorkflow(container).run({ input: { ids: broken.map((row) => row.id) } })
  const known = new Map(rows.filter(whole).map((row) => [row.handle, row.id]))
  const missing = offered.filter(({ product }) => !known.has(product.handle))
  for (let at = 0; at < missing.length; at += 17) {
    const { result } = await createProductsWorkflow(container).run({ input: { products: missing.slice(at, at + 17).map(({ product, place }) => productOf(product, place, shelf, market)) } })
    for (const made of result) known.set(made.handle, made.id)
    seeding.say(`goods on sale: ${known.size} of ${offered.length}`)
  }
  await container.resolve(ContainerRegistrationKeys.LINK).create(offered.map(({ product, place }) => ({
    [COOPERATIVE_MODULE]: { cooperative_id: place.cooperativeId }, [Modules.PRODUCT]: { product_id: known.get(product.handle) ?? "" },
  })))
  return known
}
