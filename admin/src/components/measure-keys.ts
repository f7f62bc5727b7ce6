import type { Measures } from "@qianhang/shared/contracts"
import { compareFen, money, shortMoney, subtractFen } from "./money"

/** The five measures in their order, with refunds beside sales; then the two counts. Never summed with one another. */
export const fenMeasures = ["gmv_fen", "refunds_fen", "net_sales_fen", "linked_sales_fen", "benefit_accrued_fen", "benefit_paid_fen"] as const
export const countMeasures = ["households", "orders"] as const
export const allMeasures = [...fenMeasures, ...countMeasures] as const
export type FenMeasure = (typeof fenMeasures)[number]
export type MeasureKey = (typeof allMeasures)[number]

const isFen = (key: MeasureKey): key is FenMeasure => fenMeasures.some((each) => each === key)

/** A measure for a reader: yuan for amounts, a plain count otherwise. */
export const measureText = (measures: Measures, key: MeasureKey): string => (isFen(key) ? money(measures[key]) : String(measures[key]))

/** The same where there is little room, as on a map's tile. */
export const shortMeasureText = (measures: Measures, key: MeasureKey, unit: "万" | "k"): string => (isFen(key) ? shortMoney(measures[key], unit) : String(measures[key]))

/** Orders two rows by one measure. */
export const compareMeasure = (key: MeasureKey) => (left: Measures, right: Measures): number => (isFen(key) ? compareFen(left[key], right[key]) : left[key] - right[key])

export interface MeasureDifference { readonly key: MeasureKey; readonly rollup: string; readonly recomputed: string; readonly difference: string }

/** Every measure in which the rollups and the recomputed entries disagree, in reader's texts; empty when they agree to the fen. */
export function measureDifferences(rollup: Measures, recomputed: Measures): MeasureDifference[] {
  return allMeasures
    .filter((key) => rollup[key] !== recomputed[key])
    .map((key) => ({
      key,
      rollup: measureText(rollup, key),
      recomputed: measureText(recomputed, key),
      difference: isFen(key) ? money(subtractFen(rollup[key], recomputed[key])) : String(rollup[key] - recomputed[key]),
    }))
}

/** How dark a tile is, 0-4, against the largest of its map; 0 for nothing or less. Only for colour: figures are never made from it. */
export function shade(measures: Measures, key: MeasureKey, largest: Measures): 0 | 1 | 2 | 3 | 4 {
  const amount = BigInt(measures[key])
  const most = BigInt(largest[key])
  if (amount <= 0n || most <= 0n) return 0
  if (amount * 4n > most * 3n) return 4
  if (amount * 2n > most) return 3
  return amount * 4n > most ? 2 : 1
}
