/** An amount cut for display: the sign, the yuan with thousands marks, and two digits of fen. */
export interface YuanParts {
  sign: "" | "-"
  yuan: string
  fen: string
}

/** Throws on anything but a whole number of fen: a missing amount must never be shown as ¥0.00. */
function amountOf(fen: string): bigint {
  if (!/^-?\d+$/.test(fen)) throw new RangeError(`an amount is a decimal string of fen, found "${fen}"`)
  return BigInt(fen)
}

/** @param fen decimal string of integer fen, as on the wire */
export function yuanParts(fen: string): YuanParts {
  const amount = amountOf(fen)
  const size = amount < 0n ? -amount : amount
  return {
    sign: amount < 0n ? "-" : "",
    yuan: (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ","),
    fen: (size % 100n).toString().padStart(2, "0"),
  }
}

/** `¥1,234.50`; whole yuan keep their two digits, so that columns align. */
export function formatYuan(fen: string): string {
  const { sign, yuan, fen: rest } = yuanParts(fen)
  return `${sign}¥${yuan}.${rest}`
}

export const isZero = (fen: string): boolean => amountOf(fen) === 0n

/** What a basket costs when each parcel goes with the freight named for it; all in fen strings. */
export function totalWithFreight(goodsFen: string, discountFen: string, freightFen: string[]): { freightFen: string; totalFen: string } {
  const freight = freightFen.reduce((sum, amount) => sum + BigInt(amount), 0n)
  return { freightFen: freight.toString(), totalFen: (BigInt(goodsFen) - BigInt(discountFen) + freight).toString() }
}
