/** 张三丰 → 张**: the first character only. */
export const maskName = (name: string): string => {
  const [first = "", ...rest] = [...name]
  return first + "*".repeat(Math.max(1, rest.length))
}

/** 13812345678 → *******5678. Never both the first and the last digits of anything (DOMAIN), and never more than half of it. */
export const maskDigits = (digits: string): string => {
  const shown = Math.min(4, Math.floor(digits.length / 2))
  return "*".repeat(digits.length - shown) + digits.slice(digits.length - shown)
}
