const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = "10X98765432"

/**
 * Whether a text holds a mainland resident-ID number (GB 11643: region, birth date, order, check sign). The register
 * keeps none (PIPL 28; DOMAIN), so one that is typed into any field is refused.
 */
export function holdsResidentId(text: string): boolean {
  return [...text.normalize("NFKC").toUpperCase().matchAll(/(?<![0-9])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![0-9])/g)].some(([number]) => {
    const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
    return CHECK[sum % 11] === number[17]
  })
}
