import type { IFulfillmentModuleService, IStockLocationService, ShippingProfileDTO, StockLocationDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { COOPERATIVE_MODULE, type CooperativeModuleService } from "../modules/cooperative"
import { countyOf } from "@qianhang/shared/regions"
import { demoCreditCode } from "./demo-credit-code"
import type { OfferingCooperative } from "./goods/offer"
import { cooperativeIdOf } from "./people"
import { byKey, readRows, type Seeding } from "./seeding"

export const profileNameOf = (offer: OfferingCooperative): string => `包裹 ${offer.name}`
export const locationNameOf = (offer: OfferingCooperative): string => `发货地 ${offer.name}`

export interface SellingPlace { readonly offer: OfferingCooperative; readonly cooperativeId: string; readonly shippingProfileId: string; readonly stockLocationId: string }

/** The sellers themselves, approved: in a demo the county's and the office's checks have been done. */
async function cooperativesOf({ container }: Seeding, offers: readonly OfferingCooperative[]): Promise<void> {
  const cooperatives = container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE)
  const ids = offers.map(cooperativeIdOf)
  const known = byKey(await cooperatives.listCooperatives({ id: ids }), (row) => row.id)
  const missing = offers.map((offer, at) => ({ offer, at })).filter(({ offer }) => !known.has(cooperativeIdOf(offer)))
  if (missing.length === 0) return
  await cooperatives.createCooperatives(missing.map(({ offer, at }) => ({
    id: cooperativeIdOf(offer), name: offer.name, short_name: offer.shortName, handle: offer.handle, county_code: offer.county, village: offer.villages[0],
    credit_code: demoCreditCode(offer.county, at + 1), trades: ["raw_produce"], service_phone: null, licences_standing: "valid" as const,
    state: "approved" as const, ships_within_days: offer.shipsWithinDays, story: offer.story,
  })))
  await admit(cooperatives, missing.map(({ offer, at }) => ({ id: cooperativeIdOf(offer), licence: `演示登记 ${offer.county}-${String(at + 1).padStart(3, "0")}` })))
}

/** What the county's and the office's checks would have left on record. */
async function admit(cooperatives: CooperativeModuleService, admitted: readonly { id: string; licence: string }[]): Promise<void> {
  await cooperatives.createLicences(admitted.map(({ id, licence }) => ({ cooperative_id: id, type: "business" as const, number: licence, expires_on: "2028-12-31", evidence_file_id: null })))
  for (const [step, to_state, actor, role, reason] of [["apply", "applied", "staff_demo_county", "county", "演示数据：提交入驻申请"], ["recommend", "county_recommended", "staff_demo_county", "county", "演示数据：县级核实产能与联农机制"], ["approve", "approved", "staff_demo_prefecture", "prefecture", "演示数据：州级审核通过"]] as const) {
    await cooperatives.createCooperativeSteps(admitted.map(({ id }) => ({ cooperative_id: id, step, to_state, actor, role, reason })))
  }
}

async function profilesOf({ container }: Seeding, offers: readonly OfferingCooperative[]): Promise<Map<string, ShippingProfileDTO>> {
  const fulfilment = container.resolve<IFulfillmentModuleService>(Modules.FULFILLMENT)
  const names = offers.map(profileNameOf)
  const known = byKey(await fulfilment.listShippingProfiles({ name: names }, { take: 100 }), (row) => row.name)
  const missing = names.filter((name) => !known.has(name))
  const made = missing.length > 0 ? await fulfilment.createShippingProfiles(missing.map((name) => ({ name, type: "cooperative" }))) : []
  return new Map([...known, ...byKey(made, (row) => row.name)])
}

async function locationsOf({ container }: Seeding, offers: readonly OfferingCooperative[]): Promise<Map<string, StockLocationDTO>> {
  const places = container.resolve<IStockLocationService>(Modules.STOCK_LOCATION)
  const known = byKey(await places.listStockLocations({ name: offers.map(locationNameOf) }, { take: 100 }), (row) => row.name)
  const missing = offers.filter((offer) => !known.has(locationNameOf(offer)))
  const made = missing.length > 0
    ? await places.createStockLocations(missing.map((offer) => ({ name: locationNameOf(offer), address: { address_1: offer.villages[0], city: countyOf(offer.county)?.name ?? "", province: "贵州省", country_code: "cn" } })))
    : []
  return new Map([...known, ...byKey(made, (row) => row.name)])
}

type LinkedRow = { id: string; shipping_profile?: { id: string } | null; stock_location?: { id: string } | null }
type Link = Record<string, Record<string, string>>

/** One-to-one links may be made once only; the others change nothing when made again. */
async function link(seeding: Seeding, places: readonly SellingPlace[], salesChannelId: string): Promise<void> {
  const rows = byKey(await readRows<LinkedRow>(seeding, "cooperative", ["id", "shipping_profile.id", "stock_location.id"], { id: places.map((place) => place.cooperativeId) }), (row) => row.id)
  if (rows.size !== places.length) throw new Error(`${places.length} cooperatives were expected, ${rows.size} can be read`)
  await seeding.container.resolve(ContainerRegistrationKeys.LINK).create(places.flatMap(({ cooperativeId, shippingProfileId, stockLocationId }): Link[] => {
    const cooperative = { [COOPERATIVE_MODULE]: { cooperative_id: cooperativeId } }
    const linked = rows.get(cooperativeId)
    return [
      ...(linked?.shipping_profile ? [] : [{ ...cooperative, [Modules.FULFILLMENT]: { shipping_profile_id: shippingProfileId } }]),
      ...(linked?.stock_location ? [] : [{ ...cooperative, [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId } }]),
      { [Modules.SALES_CHANNEL]: { sales_channel_id: salesChannelId }, [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId } },
      { [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId }, [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" } },
    ]
  }))
}

/** Each cooperative with its own shipping profile and stock location, so that Medusa asks one freight per parcel. Safe to repeat. */
export async function openCooperatives(seeding: Seeding, offers: readonly OfferingCooperative[], salesChannelId: string): Promise<SellingPlace[]> {
  await cooperativesOf(seeding, offers)
  const [profiles, locations] = [await profilesOf(seeding, offers), await locationsOf(seeding, offers)]
  const places = offers.map((offer) => {
    const [profile, location] = [profiles.get(profileNameOf(offer)), locations.get(locationNameOf(offer))]
    if (!profile || !location) throw new Error(`${offer.name} has no shipping profile or no stock location`)
    return { offer, cooperativeId: cooperativeIdOf(offer), shippingProfileId: profile.id, stockLocationId: location.id }
  })
  await link(seeding, places, salesChannelId)
  return places
}
