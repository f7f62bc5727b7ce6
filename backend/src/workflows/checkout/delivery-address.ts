import type { DeliveryAddress } from "@qianhang/shared/contracts"
import { type RegionNames, readRegion } from "@qianhang/shared/regions"
import { invalid } from "./refusal"
import { regionTable } from "./region-table"

/**
 * Names of the address's regions.
 * @throws CheckoutRefused 400 with `address.<level>_code` for codes that do not exist or do not nest.
 */
export function regionNames(address: Pick<DeliveryAddress, "province_code" | "city_code" | "district_code">): RegionNames {
  const read = readRegion(regionTable, { province: address.province_code, city: address.city_code, district: address.district_code })
  if (read.ok) return read.names
  throw invalid(Object.fromEntries(Object.entries(read.problems).map(([level, code]) => [`address.${level}_code`, code])))
}

/** Whether a district of this code exists. */
export const isDistrict = (code: string): boolean => code in regionTable.districts

/** The address as Medusa stores it: the whole name as first name, region codes and names in metadata. */
export function medusaAddress(address: DeliveryAddress) {
  const names = regionNames(address)
  return {
    first_name: address.name,
    last_name: "",
    phone: address.mobile,
    country_code: "cn",
    province: names.province,
    city: names.city,
    address_1: address.detail,
    address_2: names.district,
    metadata: { province_code: address.province_code, city_code: address.city_code, district_code: address.district_code, ...names },
  }
}
