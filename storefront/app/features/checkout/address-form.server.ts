import { deliveryAddress, type DeliveryAddress } from "@qianhang/shared/contracts"
import { addressFields, type AddressField, type TypedAddress } from "./address-fields"
import { citiesOf, districtsOf, provinces, type Region } from "./regions.server"

export type ParsedAddress = { ok: true; address: DeliveryAddress } | { ok: false; fields: AddressField[] }

const digits: Record<string, string> = Object.fromEntries([..."０１２３４５６７８９"].map((wide, value) => [wide, String(value)]))

/** Buyers paste mobiles with spaces, dashes, +86 or full-width digits; letters and missing digits stay errors. */
export function tidyMobile(typed: string): string {
  return typed.replace(/[０-９]/g, (wide) => digits[wide] ?? wide).replace(/[\s-]/g, "").replace(/^(\+?86)(?=1\d{10}$)/, "")
}

export function typedAddress(form: FormData): TypedAddress {
  const text = (name: AddressField) => String(form.get(name) ?? "").slice(0, 200)
  return { name: text("name"), mobile: text("mobile"), province_code: text("province_code"), city_code: text("city_code"), district_code: text("district_code"), detail: text("detail") }
}

const has = (regions: Region[], code: string) => regions.some((region) => region.code === code)

/** Checks shape by the shared contract and that the three codes exist and nest. */
export function parseAddress(typed: TypedAddress): ParsedAddress {
  const parsed = deliveryAddress.safeParse({ ...typed, mobile: tidyMobile(typed.mobile) })
  const wrong = new Set<string>(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])))
  if (!has(provinces(), typed.province_code)) wrong.add("province_code")
  if (!has(citiesOf(typed.province_code), typed.city_code)) wrong.add("city_code")
  if (!has(districtsOf(typed.city_code), typed.district_code)) wrong.add("district_code")
  const fields = addressFields.filter((field) => wrong.has(field))
  return parsed.success && fields.length === 0 ? { ok: true, address: parsed.data } : { ok: false, fields }
}

/** After 更新地区: what no longer belongs to the chosen province or city is emptied; a lone city is chosen. */
export function narrowedRegion(typed: TypedAddress): TypedAddress {
  const cities = citiesOf(typed.province_code)
  const city = has(cities, typed.city_code) ? typed.city_code : cities.length === 1 ? (cities[0]?.code ?? "") : ""
  const district = has(districtsOf(city), typed.district_code) ? typed.district_code : ""
  return { ...typed, city_code: city, district_code: district }
}
