import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { apportion, ApportionmentRefused } from "./apportion.js"
import { naiveApportion, tiesOf, weights } from "./apportion.arbitrary.js"
import { sumFen } from "./fen.js"

describe("apportionment, by example", () => {
  it("weights 6, 6, 2 give 4, 4, 2 at 10 and never fall to 5, 5, 1 at 11 as largest remainders do", () => {
    const at = (total: bigint) => apportion(total, [6n, 6n, 2n], ["b", "c", "a"])
    expect(at(10n)).toEqual([4n, 4n, 2n])
    expect(at(11n)).toEqual([5n, 4n, 2n])
    expect(at(14n)).toEqual([6n, 6n, 2n])
  })

  it("refunds of 1 then 2 fen and of 2 then 1 fen leave shares 1, 1, 5 alike", () => {
    const shares = [1n, 1n, 5n]
    const stepTo = (from: bigint, to: bigint, left: bigint[]) => {
      const [before, after] = [apportion(from, shares, tiesOf(3)), apportion(to, shares, tiesOf(3))]
      return left.map((share, index) => share - ((after[index] ?? 0n) - (before[index] ?? 0n)))
    }
    expect(stepTo(1n, 3n, stepTo(0n, 1n, shares))).toEqual(stepTo(2n, 3n, stepTo(0n, 2n, shares)))
  })

  it("400 refunds of 1 fen stay within 2 fen of the exact shares of 600, 600, 200", () => {
    for (let refunded = 1n; refunded <= 400n; refunded += 1n) {
      const reversed = apportion(refunded, [600n, 600n, 200n], tiesOf(3))
      reversed.forEach((share, index) => expect(Math.abs(Number(share) - (Number(refunded) * [600, 600, 200][index]!) / 1400)).toBeLessThan(2))
    }
  })

  it("a zero weight gets nothing and a total of zero gives nothing, even over nobody", () => {
    expect(apportion(7n, [0n, 3n, 0n], tiesOf(3))).toEqual([0n, 7n, 0n])
    expect(apportion(0n, [], [])).toEqual([])
    expect(apportion(0n, [0n], ["a"])).toEqual([0n])
  })

  it("equal claims are told apart by their tie strings, not by their place in the list", () => {
    expect(apportion(1n, [5n, 5n], ["b", "a"])).toEqual([0n, 1n])
    expect(apportion(1n, [5n, 5n], ["a", "b"])).toEqual([1n, 0n])
  })

  it.each([
    ["a negative total", -1n, [1n], ["a"], "negative_total"],
    ["a negative weight", 1n, [-1n], ["a"], "negative_weight"],
    ["weights that are all zero", 1n, [0n, 0n], ["a", "b"], "all_weights_zero"],
    ["nobody to give to", 1n, [], [], "all_weights_zero"],
    ["a tie too few", 1n, [1n, 1n], ["a"], "ties_do_not_match_weights"],
    ["two equal ties", 1n, [1n, 1n], ["a", "a"], "equal_ties"],
  ])("%s is refused by name", (_, total, given, ties, fault) => {
    const attempt = () => apportion(total, given, ties)
    expect(attempt).toThrow(ApportionmentRefused)
    expect(attempt).toThrow(fault)
  })

  it("billions of fen over a thousand households are divided without walking through them", () => {
    const many = Array.from({ length: 1000 }, (_, index) => BigInt((index * 7919) % 10_007))
    const total = 987_654_321_012n
    expect(sumFen(apportion(total, many, tiesOf(1000)))).toBe(total)
    expect(sumFen(apportion(500_500n, many.map(() => 1n), tiesOf(1000)))).toBe(500_500n)
  })
})

const magnitude = (amount: bigint) => (amount < 0n ? -amount : amount)

describe("apportionment, by law", () => {
  const total = fc.bigInt(0n, 400n)

  it("equals the textbook rule fen by fen", () => {
    fc.assert(fc.property(total, weights, (sum, all) => void expect(apportion(sum, all, tiesOf(all.length))).toEqual(naiveApportion(sum, all, tiesOf(all.length)))), { numRuns: 2000 })
  })

  it("sums exactly, at any size", () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 15n), weights, (sum, all) => void expect(sumFen(apportion(sum, all, tiesOf(all.length)))).toBe(sum)))
  })

  it("no share falls when the total grows by one fen", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), weights, (sum, all) => {
        const [less, more] = [apportion(sum, all, tiesOf(all.length)), apportion(sum + 1n, all, tiesOf(all.length))]
        more.forEach((share, index) => expect(share).toBeGreaterThanOrEqual(less[index]!))
      }),
      { numRuns: 2000 },
    )
  })

  it("the sum of the weights gives exactly the weights, and less gives at most the weights", () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
        const whole = sumFen(all)
        expect(apportion(whole, all, tiesOf(all.length))).toEqual(all)
        const some = apportion((whole * BigInt(Math.floor(part * 1000))) / 1000n, all, tiesOf(all.length))
        some.forEach((share, index) => expect(share).toBeLessThanOrEqual(all[index]!))
      }),
    )
  })

  it("no share is further from the exact one than half a fen and half a fen for each other weight, in proportion", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), weights, (sum, all) => {
        const whole = sumFen(all)
        const others = BigInt(Math.max(0, all.filter((weight) => weight > 0n).length - 2))
        apportion(sum, all, tiesOf(all.length)).forEach((share, index) => {
          const weight = all[index]!
          expect(2n * magnitude(share * whole - sum * weight)).toBeLessThanOrEqual(whole + others * weight)
        })
      }),
      { numRuns: 1500 },
    )
  })

  it("every share stays within 2 fen of the exact one, at every total, while no weight is above three times the average", () => {
    const balanced = fc.array(fc.bigInt(34n, 100n), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), balanced, (sum, all) => {
        const whole = sumFen(all)
        apportion(sum, all, tiesOf(all.length)).forEach((share, index) => expect(magnitude(share * whole - sum * all[index]!)).toBeLessThan(2n * whole))
      }),
      { numRuns: 1500 },
    )
  })

  it("the order of the list changes nothing", () => {
    fc.assert(
      fc.property(total, weights, fc.infiniteStream(fc.nat()), (sum, all, dice) => {
        const claims = all.map((weight, index) => ({ weight, tie: tiesOf(all.length)[index]!, order: dice.next().value }))
        const shuffled = [...claims].sort((a, b) => a.order - b.order)
        const share = (list: typeof claims) => new Map(apportion(sum, list.map((one) => one.weight), list.map((one) => one.tie)).map((fen, index) => [list[index]!.tie, fen]))
        expect(share(shuffled)).toEqual(share(claims))
      }),
    )
  })
})
