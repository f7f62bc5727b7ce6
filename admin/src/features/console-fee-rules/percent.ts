const PERCENT = /^(\d{1,2})(?:\.(\d{1,2}))?$/
const MOST_BPS = 3_000

/** Basis points → `5%`, `5.25%`. */
export const percentOf = (bps: number): string => `${Math.trunc(bps / 100)}${bps % 100 === 0 ? "" : `.${String(bps % 100).padStart(2, "0").replace(/0$/, "")}`}%`

/** `5.25` as typed → 525 basis points, by moving digits; null when it is no rate from 0 to 30 with two decimals. */
export function bpsOf(typed: string): number | null {
  const match = PERCENT.exec(typed.trim())
  if (!match) return null
  const bps = Number(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`)
  return bps <= MOST_BPS ? bps : null
}
