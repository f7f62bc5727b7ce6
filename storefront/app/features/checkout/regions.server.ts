import { areaList } from "@vant/area-data"

export interface Region {
  code: string
  name: string
}

const listed = (names: Record<string, string>, prefix: string): Region[] =>
  Object.entries(names).filter(([code]) => code.startsWith(prefix)).map(([code, name]) => ({ code, name }))

/** Mainland provinces: the shop ships within the mainland, so 71, 81 and 82 are left out. */
export const provinces = (): Region[] => listed(areaList.province_list, "").filter(({ code }) => Number(code.slice(0, 2)) < 70)

export const citiesOf = (provinceCode: string): Region[] => (/^\d{6}$/.test(provinceCode) ? listed(areaList.city_list, provinceCode.slice(0, 2)) : [])

export const districtsOf = (cityCode: string): Region[] => (/^\d{6}$/.test(cityCode) ? listed(areaList.county_list, cityCode.slice(0, 4)) : [])

/** What lies below a code: cities of a province, districts of a city, nothing below a district. */
export function below(code: string): Region[] {
  if (!/^\d{6}$/.test(code)) return []
  if (code.endsWith("0000")) return citiesOf(code)
  return code.endsWith("00") ? districtsOf(code) : []
}

/** Options of the three selects for the codes chosen so far. */
export function regionOptions(chosen: { province_code: string; city_code: string }) {
  return { provinces: provinces(), cities: citiesOf(chosen.province_code), districts: districtsOf(chosen.city_code) }
}
export type RegionOptions = ReturnType<typeof regionOptions>
