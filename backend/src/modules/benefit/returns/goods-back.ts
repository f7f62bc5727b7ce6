/** What a line took of one lot when it was sold, and how much of that came back before. Base units. */
export interface LineDraw {
  lotId: string
  inventoryItemId: string
  baseUnits: bigint
  backBefore: bigint
}

/** Sale units of one line that arrived: fit for sale again, or written off. */
export interface UnitsBack {
  restocked: number
  spoiled: number
}

/** What goes back to one lot, in base units; `spoiled` of it is written off at once. */
export interface LotGoodsBack {
  lotId: string
  inventoryItemId: string
  restocked: bigint
  spoiled: bigint
}

/**
 * Spreads returned units over the lots a line was drawn from: the last drawn lot gets its goods back first, sets for each of
 * their components. `draws` in the order they were drawn (first out first). Whole for any number of returns of one line, as
 * long as they do not exceed its quantity.
 */
export function goodsBackOfLine(draws: readonly LineDraw[], quantity: number, { restocked, spoiled }: UnitsBack): LotGoodsBack[] {
  const items = [...new Set(draws.map((draw) => draw.inventoryItemId))]
  return items.flatMap((item) => {
    const own = draws.filter((draw) => draw.inventoryItemId === item)
    const perUnit = own.reduce((sum, draw) => sum + draw.baseUnits, 0n) / BigInt(quantity)
    let fit = perUnit * BigInt(restocked)
    let lost = perUnit * BigInt(spoiled)
    return [...own].reverse().flatMap((draw) => {
      const room = draw.baseUnits - draw.backBefore
      const back = smaller(room, fit)
      const off = smaller(room - back, lost)
      fit -= back
      lost -= off
      return back + off > 0n ? [{ lotId: draw.lotId, inventoryItemId: item, restocked: back, spoiled: off }] : []
    })
  })
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
