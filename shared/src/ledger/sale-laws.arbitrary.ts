import fc from "fast-check"
import { drawOf, lineOf, snapshotOf } from "./journal.arbitrary.js"
import { lineAmounts } from "./line-amounts.js"
import type { LinePart, LineSnapshot, SaleSnapshot } from "./snapshot.js"

type Delivered = Record<string, bigint>

const ofFew: fc.Arbitrary<Delivered> = fc.dictionary(fc.constantFrom("hh_a", "hh_b", "hh_c", "hh_d", "hh_e", "hh_f"), fc.bigInt(1n, 5000n), { minKeys: 1, maxKeys: 6, noNullPrototype: true })

const ofMany: fc.Arbitrary<Delivered> = fc
  .array(fc.oneof(fc.bigInt(0n, 3n), fc.bigInt(1n, 5000n)), { minLength: 7, maxLength: 60, size: "max" })
  .map((weights) => Object.fromEntries(weights.map((weight, index) => [`hh_${index}`, index === 0 ? weight + 1n : weight])))

/** A share of L, or now and then an amount per base units, from next to nothing to more than any price bears. */
const rate = fc.oneof(
  { weight: 3, arbitrary: fc.record({ rateBps: fc.integer({ min: 0, max: 8000 }), base: fc.constant("line_amount" as const) }) },
  { weight: 2, arbitrary: fc.record({ fen: fc.oneof(fc.bigInt(0n, 400n), fc.bigInt(1n, 60_000n)), perBaseUnits: fc.constantFrom(1, 50, 500, 1000), base: fc.constant("base_units" as const) }) },
)

const partsOf = (delivered: fc.Arbitrary<Delivered>): fc.Arbitrary<LinePart[]> => fc
  .tuple(fc.array(fc.record({ part: fc.nat(2), baseUnits: fc.bigInt(1n, 3000n), delivered }), { minLength: 1, maxLength: 4 }), fc.tuple(rate, rate))
  .map(([draws, rates]) =>
    [0, 1, 2].flatMap((number) => {
      const own = draws.flatMap((draw, index) => (draw.part === number ? [drawOf(`lot_${index}`, draw.baseUnits, draw.delivered)] : []))
      const stated = rates[number]
      const agreement = stated ? { agreementId: `agr_${number}`, version: 1, mechanism: "order_purchase" as const, ...stated } : null
      return own.length === 0 ? [] : [{ agreement, draws: own }]
    }),
  )

const lineWith = (delivered: fc.Arbitrary<Delivered>, index: number): fc.Arbitrary<LineSnapshot> =>
  fc
    .record({
      quantity: fc.integer({ min: 1, max: 9 }),
      unitPriceFen: fc.oneof(fc.bigInt(0n, 30n), fc.bigInt(1n, 50_000n)),
      discountBps: fc.tuple(fc.constantFrom(0n, 1000n, 3333n), fc.constantFrom(0n, 0n, 500n, 9999n, 10_000n)),
      commissionBps: fc.integer({ min: 0, max: 2000 }),
      parts: partsOf(delivered),
    })
    .map(({ discountBps: [cooperativeBps, platformBps], commissionBps, ...own }) => {
      const fullFen = own.unitPriceFen * BigInt(own.quantity)
      const cooperativeDiscountFen = (fullFen * cooperativeBps) / 10_000n
      const platformDiscountFen = ((fullFen - cooperativeDiscountFen) * platformBps) / 10_000n
      return lineOf({ ...own, lineId: `line_${index}`, cooperativeDiscountFen, platformDiscountFen, commission: { ruleId: "standard", rateBps: commissionBps } })
    })

const saleOf = (delivered: fc.Arbitrary<Delivered>, lines: number): fc.Arbitrary<SaleSnapshot> => fc
  .integer({ min: 1, max: lines })
  .chain((count) => fc.tuple(fc.tuple(...Array.from({ length: count }, (_, index) => lineWith(delivered, index))), fc.bigInt(0n, 3000n)))
  .map(([lines, amountFen]) => snapshotOf({ lines, freight: [{ cooperativeId: "coop_mj", shippingMethodId: "sm_1", amountFen }] }))

/** An order of one to three lines with discounts of both bearers, several lots, agreements and none; up to six households a lot. */
export const sale: fc.Arbitrary<SaleSnapshot> = saleOf(ofFew, 3)

/** One line or two, of up to sixty households a lot, some of whom delivered nothing. */
export const manyHouseholdsSale: fc.Arbitrary<SaleSnapshot> = saleOf(ofMany, 2)

/** One partial refund of one line: money for a bought line, sale units for a gift. */
export interface PartialRefund { readonly lineId: string; readonly amountFen: bigint; readonly quantity: number }

/** Cuts each line's refundable money at random places into refunds, in random order. Their sum may be less than all. */
export function partialRefunds(snapshot: SaleSnapshot): fc.Arbitrary<PartialRefund[]> {
  const perLine = snapshot.lines.map((one) => {
    const { cashFen } = lineAmounts(one)
    if (cashFen === 0n) return fc.constant(Array.from({ length: one.quantity }, () => ({ lineId: one.lineId, amountFen: 0n, quantity: 1 })))
    return fc.array(fc.bigInt(0n, cashFen), { minLength: 1, maxLength: 3 }).map((cuts) => {
      const sorted = [0n, ...cuts.sort((a, b) => (a < b ? -1 : 1))]
      return sorted.slice(1).map((cut, index) => ({ lineId: one.lineId, amountFen: cut - (sorted[index] ?? 0n), quantity: 0 }))
    })
  })
  return fc.tuple(...perLine).map((all) => all.flat())
}
