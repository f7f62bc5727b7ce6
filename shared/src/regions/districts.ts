/** A table of regions by GB/T 2260 code, in the three levels of a mainland address. The data package stays with the caller: it is large. */
export interface RegionTable {
  readonly provinces: Readonly<Record<string, string>>
  readonly cities: Readonly<Record<string, string>>
  readonly districts: Readonly<Record<string, string>>
}

/** The three codes of an address. */
export interface RegionCodes {
  readonly province: string
  readonly city: string
  readonly district: string
}

export interface RegionNames {
  readonly province: string
  readonly city: string
  readonly district: string
}

/** What is wrong with one level: the code does not exist, or it lies in another province or city. */
export type RegionProblem = "unknown_region" | "not_in_province" | "not_in_city"

export type RegionResult = { readonly ok: true; readonly names: RegionNames } | { readonly ok: false; readonly problems: Partial<Record<keyof RegionCodes, RegionProblem>> }

/** Directly governed cities and provinces' directly governed counties keep the first two digits only; a city's districts keep its first four. */
const provincePart = (code: string): string => code.slice(0, 2)
const cityPart = (code: string): string => code.slice(0, 4)

/**
 * Reads the names of three region codes and checks that they exist and nest.
 * @returns every level that is wrong, so that a page can put the message beside its field.
 */
export function readRegion(table: RegionTable, codes: RegionCodes): RegionResult {
  const province = table.provinces[codes.province]
  const city = table.cities[codes.city]
  const district = table.districts[codes.district]
  const problems: Partial<Record<keyof RegionCodes, RegionProblem>> = {}
  if (!province) problems.province = "unknown_region"
  if (!city) problems.city = "unknown_region"
  else if (province && provincePart(codes.city) !== provincePart(codes.province)) problems.city = "not_in_province"
  if (!district) problems.district = "unknown_region"
  else if (city && cityPart(codes.district) !== cityPart(codes.city)) problems.district = "not_in_city"
  if (!province || !city || !district || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, names: { province, city, district } }
}
