import { formatFen, parseFen } from "@qianhang/shared/money"

const YUAN = /^(0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/

/** Yuan as a person types it (`68`, `68.5`, `68.50`) → fen on the wire, by moving digits and never through a float; null when it is not an amount. */
export function yuanToFen(typed: string): string | null {
  const match = YUAN.exec(typed.trim())
  if (!match) return null
  const [, whole = "", part = ""] = match
  return formatFen(parseFen(`${whole}${part.padEnd(2, "0")}`.replace(/^0+(?=\d)/, "")))
}

/** Fen on the wire → `1,234.50` with its sign; no currency mark. Throws NotFen for anything but a wire amount. */
export function fenToYuan(fen: string): string {
  const amount = parseFen(fen)
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0")
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")
  return `${amount < 0n ? "-" : ""}${whole}.${digits.slice(-2)}`
}

/** `¥1,234.50` or `-¥1,234.50`. */
export function money(fen: string): string {
  const yuan = fenToYuan(fen)
  return yuan.startsWith("-") ? `-¥${yuan.slice(1)}` : `¥${yuan}`
}

/** An amount where there is no room for all of it: `¥21.3万` or `¥213k`, cut and never rounded up; up to ¥9,999 only the fen go, below ¥1,000 not even these. */
export function shortMoney(fen: string, unit: "万" | "k"): string {
  const [whole = "0", part = "00"] = fenToYuan(fen).replaceAll(",", "").split(".")
  const sign = whole.startsWith("-") ? "-" : ""
  const digits = whole.slice(sign.length)
  if (digits.length <= 3) return `${sign}¥${digits}${part === "00" ? "" : `.${part}`}`
  if (digits.length <= 4) return `${sign}¥${digits}`
  return unit === "k" ? `${sign}¥${digits.slice(0, -3)}k` : `${sign}¥${digits.slice(0, -4)}.${digits.at(-4)}万`
}

/** Orders two wire amounts. */
export function compareFen(left: string, right: string): number {
  const difference = parseFen(left) - parseFen(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** left − right, both in fen on the wire. */
export const subtractFen = (left: string, right: string): string => formatFen(parseFen(left) - parseFen(right))
