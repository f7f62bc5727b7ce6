/** 张三丰 → 张**: the family name only. */
export const maskName = (name: string): string => {
  const [first = "", ...rest] = [...name]
  return first + "*".repeat(Math.max(1, rest.length))
}

/** 13812345678 → *******5678. Never both the first and the last digits of anything (DOMAIN). */
export const maskDigits = (digits: string): string => "*".repeat(Math.max(0, digits.length - 4)) + digits.slice(-4)
