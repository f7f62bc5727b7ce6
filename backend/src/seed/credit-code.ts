const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of an organisation code (GB 11714) over its eight characters. */
function organisationCheck(eight: string): string {
  const sum = [...eight].reduce((total, letter, at) => total + Number.parseInt(letter, 36) * (ORGANISATION_WEIGHTS[at] ?? 0), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? "X" : String(check)
}

/** The check character of a unified social credit code (GB 32100) over its first 17 characters. */
export function creditCheck(seventeen: string): string {
  const sum = [...seventeen].reduce((total, letter, at) => total + ALPHABET.indexOf(letter) * (WEIGHTS[at] ?? 0), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] ?? ""
}

/** A well-formed credit code of a farmers' cooperative (93) that no register holds: its organisation code says DEM. */
export function demoCreditCode(countyCode: string, number: number): string {
  const organisation = `DEM${String(number).padStart(5, "0")}`
  const body = `93${countyCode}${organisation}${organisationCheck(organisation)}`
  return body + creditCheck(body)
}
