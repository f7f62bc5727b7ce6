/** Basis points as a percentage: 500 → `5%`, 525 → `5.25%`. */
export function formatRate(bps: number): string {
  const rest = String(bps % 100).padStart(2, "0").replace(/0+$/, "")
  return `${Math.trunc(bps / 100)}${rest ? `.${rest}` : ""}%`
}
