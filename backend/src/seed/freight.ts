import type { IFulfillmentModuleService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createShippingOptionsWorkflow } from "@medusajs/medusa/core-flows"
import { yuanFromFen } from "../catalogue/fen-from-yuan"
import type { SellingPlace } from "./cooperatives"
import { byKey, readRows, type Seeding } from "./seeding"

const zoneNameOf = (place: SellingPlace): string => `全国 ${place.offer.name}`

/** One fulfilment set with one service zone (mainland China) per cooperative; answers the zone's id by cooperative. */
async function zonesOf({ container }: Seeding, places: readonly SellingPlace[]): Promise<Map<string, string>> {
  const fulfilment = container.resolve<IFulfillmentModuleService>(Modules.FULFILLMENT)
  const names = places.map(zoneNameOf)
  const known = byKey(await fulfilment.listFulfillmentSets({ name: names }, { take: 100, relations: ["service_zones"] }), (row) => row.name)
  const missing = names.filter((name) => !known.has(name))
  const made = missing.length > 0 ? await fulfilment.createFulfillmentSets(missing.map((name) => ({ name, type: "shipping", service_zones: [{ name, geo_zones: [{ type: "country" as const, country_code: "cn" }] }] }))) : []
  const sets = new Map([...known, ...byKey(made, (row) => row.name)])
  await container.resolve(ContainerRegistrationKeys.LINK).create(places.map((place) => ({
    [Modules.STOCK_LOCATION]: { stock_location_id: place.stockLocationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: sets.get(zoneNameOf(place))?.id ?? "" },
  })))
  return new Map(places.map((place) => [place.cooperativeId, sets.get(zoneNameOf(place))?.service_zones[0]?.id ?? ""]))
}

type PricedOption = { id: string; name: string; shipping_profile_id: string; prices?: { id: string }[] }

/** Flat freight in CNY. An option left without a price by a killed run is made anew. */
export async function openFreight(seeding: Seeding, places: readonly SellingPlace[]): Promise<number> {
  const { container } = seeding
  const zones = await zonesOf(seeding, places)
  const rows = await readRows<PricedOption>(seeding, "shipping_option", ["id", "name", "shipping_profile_id", "prices.id"], { shipping_profile_id: places.map((place) => place.shippingProfileId) })
  const unpriced = rows.filter((row) => !row.prices?.length)
  if (unpriced.length > 0) await container.resolve<IFulfillmentModuleService>(Modules.FULFILLMENT).deleteShippingOptions(unpriced.map((row) => row.id))
  const known = new Set(rows.filter((row) => row.prices?.length).map((row) => `${row.shipping_profile_id} ${row.name}`))
  const missing = places.flatMap((place) => place.offer.freight.filter((freight) => !known.has(`${place.shippingProfileId} ${freight.name}`)).map((freight) => ({
    name: freight.name, service_zone_id: zones.get(place.cooperativeId) ?? "", shipping_profile_id: place.shippingProfileId, provider_id: "manual_manual", price_type: "flat" as const,
    type: { label: freight.name, description: freight.promise, code: `${place.offer.handle}-${freight.amountFen}` },
    prices: [{ currency_code: "cny", amount: Number(yuanFromFen(BigInt(freight.amountFen))) }],
    rules: [{ attribute: "enabled_in_store", value: "true", operator: "eq" as const }, { attribute: "is_return", value: "false", operator: "eq" as const }],
  })))
  if (missing.length > 0) await createShippingOptionsWorkflow(container).run({ input: missing })
  return missing.length
}
