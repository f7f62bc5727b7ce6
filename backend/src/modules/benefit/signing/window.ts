import { shanghaiDay } from "@qianhang/shared/ledger"

/** What the return window of a line depends on. */
export type GoodsClass = "ordinary" | "fresh" | "made_to_order"

/** One version of the settlement terms, as it holds from its day on. */
export type SettlementTerms = { version: number; effectiveFrom: string; signAfterDays: number; returnWindowDays: number; freshWindowHours: number; recordedAt: Date }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const SHANGHAI_MS = 8 * HOUR_MS

/** The first instant of an Asia/Shanghai day, `plusDays` later. */
export const startOfDayMs = (day: string, plusDays = 0): number => Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS + plusDays * DAY_MS

/**
 * When a signed parcel becomes payable (LEDGER 21): the last window of its lines. Ordinary goods: the return days counted
 * from the day after signing, whole (Consumer law 25); fresh goods: hours from signing; made for the buyer: none.
 */
export function windowEndsAtMs(signedAtMs: number, classes: readonly GoodsClass[], terms: SettlementTerms): number {
  const ends: Record<GoodsClass, number> = {
    ordinary: startOfDayMs(shanghaiDay(signedAtMs), terms.returnWindowDays + 1),
    fresh: signedAtMs + terms.freshWindowHours * HOUR_MS,
    made_to_order: signedAtMs,
  }
  return Math.max(signedAtMs, ...classes.map((goodsClass) => ends[goodsClass]))
}
