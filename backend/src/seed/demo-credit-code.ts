import { creditCheck } from "@qianhang/shared/regions"

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of an organisation code (GB 11714) over its eight characters. */
function organisationCheck(eight: string): string {
  const sum = [...eight].reduce((total, letter, at) => total + Number.parseInt(letter, 36) * (ORGANISATION_WEIGHTS[at] ?? 0), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? "X" : String(check)
}

/** A well-formed credit code of a farmers' cooperative (93) that no register holds: its organisation code says DEM. */
export function demoCreditCode(countyCode: string, number: number): string {
  const organisation = `DEM${String(number).padStart(5, "0")}`
  const body = `93${countyCode}${organisation}${organisationCheck(organisation)}`
  return body + creditCheck(body)
}
