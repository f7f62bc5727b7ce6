import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow, createInventoryItemsWorkflow, createProductsWorkflow, createPromotionsWorkflow, createRegionsWorkflow, createSalesChannelsWorkflow, createShippingOptionsWorkflow, createShippingProfilesWorkflow,
  createStockLocationsWorkflow, linkSalesChannelsToApiKeyWorkflow, linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import type { BenefitService } from "../../modules/benefit"
import { BENEFIT_MODULE } from "../../modules/benefit"
import type { CooperativeModuleService } from "../../modules/cooperative"
import { COOPERATIVE_MODULE } from "../../modules/cooperative"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"
import { writeLotStock } from "../lot/write-lot-stock"

/** A shop with two cooperatives for tests: blueberries counted in grams with lots, and silver counted in pieces without. */
export interface SmallShop {
  publishableKey: string
  salesChannelId: string
  regionId: string
  blueberry: SmallGoods & { largeVariantId: string }
  silver: SmallGoods
}
export interface SmallGoods {
  cooperativeId: string
  productId: string
  variantId: string
  inventoryItemId: string
  shippingOptionId: string
}

const first = <T>(items: T[]): T => {
  const [item] = items
  if (item === undefined) throw new Error("expected one, found none")
  return item
}

export async function buildSmallShop(container: MedusaContainer, { grams = 50_000, pieces = 20 } = {}): Promise<SmallShop> {
  const tag = Date.now().toString(36)
  const channel = first((await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [{ name: `shop-${tag}` }] } })).result)
  const region = await market(container)
  const key = first((await createApiKeysWorkflow(container).run({ input: { api_keys: [{ title: `shop-${tag}`, type: "publishable", created_by: "" }] } })).result)
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [channel.id] } })
  const blueberryRoom = await seller(container, { tag: `${tag}a`, name: "麻江蓝莓合作社", county: "522635", channelId: channel.id, regionId: region, freight: 8 })
  const silverRoom = await seller(container, { tag: `${tag}b`, name: "雷山银饰合作社", county: "522634", channelId: channel.id, regionId: region, freight: 12 })
  const blueberry = await goods(container, blueberryRoom, { tag, title: "麻江蓝莓", category: "fruit", channelId: channel.id, stock: grams, unit: "g", packs: [{ title: "500g", price: 39.9, units: 500 }, { title: "1kg", price: 76.5, units: 1000 }] })
  const silver = await goods(container, silverRoom, { tag, title: "苗族银饰手镯", category: "silver", channelId: channel.id, stock: pieces, unit: "piece", packs: [{ title: "一只", price: 688, units: 1 }] })
  await agree(container, blueberry, grams)
  await promote(container, blueberry, silver)
  return { publishableKey: key.token, salesChannelId: channel.id, regionId: region, blueberry: { ...blueberry, largeVariantId: blueberry.variantIds[1] ?? "" }, silver }
}

async function market(container: MedusaContainer): Promise<string> {
  const regions = await container.resolve(Modules.REGION).listRegions({ currency_code: "cny" })
  if (regions[0]) return regions[0].id
  const region = first((await createRegionsWorkflow(container).run({ input: { regions: [{ name: "中国大陆", currency_code: "cny", countries: ["cn"], payment_providers: ["pp_alipay_stripe"] }] } })).result)
  await container.resolve(Modules.PRICING).createPricePreferences([{ attribute: "currency_code", value: "cny", is_tax_inclusive: true }])
  return region.id
}

interface Room {
  cooperativeId: string
  profileId: string
  locationId: string
  shippingOptionId: string
}

async function seller(container: MedusaContainer, ask: { tag: string; name: string; county: string; channelId: string; regionId: string; freight: number }): Promise<Room> {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const cooperatives = container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE)
  const cooperative = await cooperatives.createCooperatives({ name: ask.name, short_name: ask.name.slice(0, 4), handle: ask.tag, county_code: ask.county, credit_code: `91520000${ask.tag}`, state: "approved" })
  const profile = first((await createShippingProfilesWorkflow(container).run({ input: { data: [{ name: `profile-${ask.tag}`, type: "default" }] } })).result)
  const location = first((await createStockLocationsWorkflow(container).run({ input: { locations: [{ name: `place-${ask.tag}` }] } })).result)
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location.id, add: [ask.channelId] } })
  const fulfilment = container.resolve(Modules.FULFILLMENT)
  const set = await fulfilment.createFulfillmentSets({ name: `set-${ask.tag}`, type: "shipping", service_zones: [{ name: `zone-${ask.tag}`, geo_zones: [{ type: "country", country_code: "cn" }] }] })
  await link.create([
    { [Modules.STOCK_LOCATION]: { stock_location_id: location.id }, [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" } },
    { [Modules.STOCK_LOCATION]: { stock_location_id: location.id }, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } },
    { [COOPERATIVE_MODULE]: { cooperative_id: cooperative.id }, [Modules.FULFILLMENT]: { shipping_profile_id: profile.id } },
    { [COOPERATIVE_MODULE]: { cooperative_id: cooperative.id }, [Modules.STOCK_LOCATION]: { stock_location_id: location.id } },
  ])
  const option = first((await createShippingOptionsWorkflow(container).run({
    input: [{
      name: "普通快递", price_type: "flat", provider_id: "manual_manual", service_zone_id: first(set.service_zones).id, shipping_profile_id: profile.id,
      type: { label: "普通", description: "48 小时内发货", code: "standard" }, prices: [{ currency_code: "cny", amount: ask.freight }], rules: [],
    }],
  })).result)
  return { cooperativeId: cooperative.id, profileId: profile.id, locationId: location.id, shippingOptionId: option.id }
}

interface GoodsAsk {
  tag: string
  title: string
  category: string
  channelId: string
  stock: number
  unit: "g" | "piece"
  packs: { title: string; price: number; units: number }[]
}

async function goods(container: MedusaContainer, room: Room, ask: GoodsAsk): Promise<SmallGoods & { variantIds: string[] }> {
  const item = first((await createInventoryItemsWorkflow(container).run({ input: { items: [{ sku: `${ask.category}-${ask.tag}`, title: ask.title, requires_shipping: true, metadata: { base_unit: ask.unit }, location_levels: [{ location_id: room.locationId, stocked_quantity: ask.stock }] }] } })).result)
  const product = first((await createProductsWorkflow(container).run({
    input: {
      products: [{
        title: ask.title, handle: `${ask.category}-${ask.tag}`, status: "published", shipping_profile_id: room.profileId, sales_channels: [{ id: ask.channelId }], metadata: { category: ask.category },
        options: [{ title: "规格", values: ask.packs.map((pack) => pack.title) }],
        variants: ask.packs.map((pack) => ({ title: pack.title, options: { 规格: pack.title }, manage_inventory: true, inventory_items: [{ inventory_item_id: item.id, required_quantity: pack.units }], prices: [{ currency_code: "cny", amount: pack.price }] })),
      }],
    },
  })).result)
  await container.resolve(ContainerRegistrationKeys.LINK).create({ [COOPERATIVE_MODULE]: { cooperative_id: room.cooperativeId }, [Modules.PRODUCT]: { product_id: product.id } })
  const variantIds = ask.packs.map((pack) => product.variants.find((variant) => variant.title === pack.title)?.id ?? "")
  return { cooperativeId: room.cooperativeId, productId: product.id, variantId: variantIds[0] ?? "", variantIds, inventoryItemId: item.id, shippingOptionId: room.shippingOptionId }
}

/** `PLATFORM5`, `COOP3` and `COOP15` (percent) take yuan off the blueberries and say who bears it; `GIFT` gives a bracelet away, at the platform's cost. */
async function promote(container: MedusaContainer, blueberry: SmallGoods, silver: SmallGoods): Promise<void> {
  const terms = { type: "standard" as const, status: "active" as const, is_automatic: false, is_tax_inclusive: true }
  const of = (goods: SmallGoods) => ({ target_type: "items" as const, currency_code: "cny", target_rules: [{ attribute: "items.product.id", operator: "in" as const, values: [goods.productId] }] })
  const off = (yuan: number) => ({ ...of(blueberry), type: "fixed" as const, allocation: "across" as const, value: yuan })
  await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        { ...terms, code: "PLATFORM5", metadata: { borne_by: "platform" }, application_method: off(5) },
        { ...terms, code: "COOP3", metadata: { borne_by: "cooperative" }, application_method: off(3) },
        { ...terms, code: "COOP15", metadata: { borne_by: "cooperative" }, application_method: { ...of(blueberry), type: "percentage" as const, allocation: "across" as const, value: 15 } },
        { ...terms, code: "GIFT", metadata: { borne_by: "platform" }, application_method: { ...of(silver), type: "percentage" as const, allocation: "across" as const, value: 100 } },
      ],
    },
  })
}

async function agree(container: MedusaContainer, { cooperativeId, inventoryItemId }: SmallGoods, grams: number): Promise<void> {
  const benefit = container.resolve<BenefitService>(BENEFIT_MODULE)
  const households = [6, 6, 2, 1, 5, 3, 7].map((weight, index) => ({ householdId: `hh_testhouse${index}`, weight }))
  await register(container, cooperativeId, households.map((household) => household.householdId))
  const total = households.reduce((sum, household) => sum + household.weight, 0)
  const contributions = households.map(({ householdId, weight }) => ({ householdId, baseUnits: BigInt(Math.floor((grams * weight) / total)), kind: "lifted" as const, villageCode: null }))
  const rest = BigInt(grams) - contributions.reduce((sum, c) => sum + c.baseUnits, 0n)
  contributions[0] = { ...first(contributions), baseUnits: first(contributions).baseUnits + rest }
  await benefit.addLot({ number: `LOT-${inventoryItemId}`, inventoryItemId, cooperativeId, countyCode: "522635", villageName: "光明村", harvestDate: "2026-06-20", baseUnit: "g", contributions })
  await writeLotStock(container, [inventoryItemId])
  await benefit.createAgreement({ mechanism: "consignment_share", rateBps: 1200, cooperativeId, countyCode: "522635", scope: { kind: "inventory_item", id: inventoryItemId }, rule: "每售出 100 元，12 元按交货量分给农户", effectiveFrom: "2026-01-01" })
}

/** The households of the lot, with names a spreadsheet would run, the last one without an account. */
async function register(container: MedusaContainer, cooperativeId: string, ids: readonly string[]): Promise<void> {
  const names = ["杨秀英", "=cmd|calc", "龙阿妹", "吴老格", "潘金花", "石成林", "王大云"]
  await container.resolve<RegistryService>(REGISTRY_MODULE).createHouseholds(ids.map((id, index) => ({
    id, countyCode: "522635", householdCode: `MJ-000${index}`, villageCode: "522635100201", villageName: "光明村", kind: "lifted" as const, name: names[index] ?? "潘某", phone: `1380000111${index}`,
    ...(index < ids.length - 1 && { bankAccount: `622202000000123456${index}` }), statusFrom: "2020-11-01", memberships: [{ cooperativeId, from: "2021-01-01" }], isDemo: true,
  })))
}
