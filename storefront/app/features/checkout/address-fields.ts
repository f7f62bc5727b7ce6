/** The address as typed; kept as it is, so that a refused form shows what the buyer wrote. */
export interface TypedAddress {
  name: string
  mobile: string
  province_code: string
  city_code: string
  district_code: string
  detail: string
}

/** In the order of the page: the first one with a message takes the focus. */
export const addressFields = ["name", "mobile", "province_code", "city_code", "district_code", "detail"] as const
export type AddressField = (typeof addressFields)[number]

/** Most buyers live in Hangzhou, so its 13 districts are offered at once. */
export const hangzhouAddress: TypedAddress = { name: "", mobile: "", province_code: "330000", city_code: "330100", district_code: "", detail: "" }
