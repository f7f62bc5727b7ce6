/** `¥1,234.50`, as both front ends write an amount of fen. */
export function yuan(fen: string): string {
  const amount = BigInt(fen)
  const size = amount < 0n ? -amount : amount
  return `${amount < 0n ? "-" : ""}¥${(size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",")}.${(size % 100n).toString().padStart(2, "0")}`
}
