const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check character of a unified social credit code (GB 32100-2015, mod 31) over its first 17 characters; empty where one is outside its alphabet. */
export function creditCheck(seventeen: string): string {
  const values = [...seventeen].map((letter) => ALPHABET.indexOf(letter))
  if (values.length !== WEIGHTS.length || values.includes(-1)) return ""
  const sum = values.reduce((total, value, at) => total + value * (WEIGHTS[at] ?? 0), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] ?? ""
}

/** Whether a text is a well-formed 统一社会信用代码: 18 characters of the alphabet without I, O, S, V, Z, the last being the check character. */
export function isCreditCode(code: string): boolean {
  return code.length === 18 && creditCheck(code.slice(0, 17)) === code.slice(17)
}
