import { availableUnits, type Goods } from "./goods"

export interface BasketLine {
  variantId: string
  quantity: number
}

export interface StockProblem {
  /** index in the basket */
  index: number
  variantId: string
  code: "unknown_variant" | "sold_out" | "not_enough_stock"
  available: number
}

/**
 * Which lines cannot be bought as asked. Lines that share an inventory item (two pack sizes of one harvest, a set and its part)
 * are counted together, in basket order: stock Medusa checks them apart and oversells.
 */
export function stockProblems(basket: readonly BasketLine[], goods: ReadonlyMap<string, Goods>): StockProblem[] {
  const left = new Map<string, number>()
  for (const item of goods.values()) for (const c of item.components) left.set(c.inventoryItemId, c.freeBaseUnits)
  const problems: StockProblem[] = []
  basket.forEach((line, index) => {
    const item = goods.get(line.variantId)
    if (!item) {
      problems.push({ index, variantId: line.variantId, code: "unknown_variant", available: 0 })
      return
    }
    const remaining = item.components.map((c) => ({ ...c, freeBaseUnits: left.get(c.inventoryItemId) ?? 0 }))
    const available = availableUnits({ ...item, components: remaining })
    if (line.quantity > available) {
      problems.push({ index, variantId: line.variantId, code: available === 0 ? "sold_out" : "not_enough_stock", available })
      return
    }
    for (const c of remaining) left.set(c.inventoryItemId, c.freeBaseUnits - c.baseUnitsPerUnit * line.quantity)
  })
  return problems
}
