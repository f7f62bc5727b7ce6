import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { LotSoldOut } from "../door"
import { agreeOnBlueberries, blueberryLot, BLUEBERRIES, boxes, cart, placeOrder } from "../sales.test-builder"

const BUYERS = 200
let ledger: ThrowAwayLedger

beforeAll(async () => {
  ledger = await throwAwayLedger()
  await agreeOnBlueberries(ledger.benefit)
  // 7,200 g and 5,300 g: 25 boxes of 500 g in all, and box 15 straddles both lots
  for (const [number, day, grams] of [["first", "2026-06-20", 7_200n], ["second", "2026-07-02", 5_300n]] as const) await ledger.benefit.addLot(blueberryLot([grams], { number, harvestDate: day }))
}, 60_000)
afterAll(async () => ledger.destroy())

const lots = async (): Promise<string[]> => (await ledger.benefit.lots({ inventoryItemIds: [BLUEBERRIES] })).map((lot) => `${lot.number}: ${lot.drawn}/${lot.delivered}`)
const counted = async (statement: string): Promise<unknown> => (await ledger.asSuperuser(statement))[0]

describe("two hundred buyers at once of what is left of two lots", () => {
  it("get exactly what was delivered; everyone else is told it is sold out, and nothing of them is written", async () => {
    const results = await Promise.allSettled(Array.from({ length: BUYERS }, (_, n) => ledger.benefit.secureAttribution(cart(`cart_${n}`, [boxes(1)]))))
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []))
    expect(results.length - refused.length).toBe(25)
    expect(refused.every((reason) => reason instanceof LotSoldOut)).toBe(true)
    expect(await lots()).toEqual(["first: 7200/7200", "second: 5300/5300"])
    expect(await counted("select count(*)::int as carts, (select sum(base_units)::int from benefit.lot_draw) as grams, (select count(*)::int from (select 1 from benefit.lot_draw group by attribution_id having count(*) = 2) s) as straddling from benefit.attribution")).toEqual({ carts: 25, grams: 12_500, straddling: 1 })
  }, 60_000)

  it("may come back for what an unpaid order gives back, and again no more than that", async () => {
    const [sold] = (await ledger.asSuperuser("select cart_id from benefit.attribution order by cart_id limit 1")) as { cart_id: string }[]
    await ledger.benefit.releaseAttribution({ cartId: String(sold?.cart_id) }, "expired")
    const results = await Promise.allSettled(Array.from({ length: BUYERS }, (_, n) => ledger.benefit.secureAttribution(cart(`cart_again_${n}`, [boxes(1)]))))
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1)
    expect(await lots()).toEqual(["first: 7200/7200", "second: 5300/5300"])
  }, 60_000)

  it("leave lots that agree with their draws", async () => {
    expect((await ledger.benefit.selfCheck()).checks.find((check) => check.id.startsWith("f:"))).toMatchObject({ ok: true })
  })
})

describe("buyers and the cooperative at the same lot at once", () => {
  it("never take more than was delivered, whoever is first", async () => {
    const item = "iitem_contested"
    const { id } = await ledger.benefit.addLot(blueberryLot([10_000n], { number: "contested", inventoryItemId: item }))
    const line = boxes(1, { components: [{ inventoryItemId: item, baseUnitsPerUnit: 500 }] })
    const spoil = (n: number) => ledger.benefit.lotBook.move({ lotId: id, key: `spoilt-${n}`, kind: "spoilage", baseUnits: 500n, reason: "腐坏", actor: "memb_1" })
    const results = await Promise.allSettled(Array.from({ length: 60 }, (_, n) => (n % 2 ? ledger.benefit.secureAttribution(cart(`cart_contested_${n}`, [line])) : spoil(n))))
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(20)
    expect((await ledger.benefit.lots({ inventoryItemIds: [item] }))[0]).toMatchObject({ remaining: 0n, delivered: 10_000n })
  }, 60_000)

  it("either deliver before the first sale or not at all", async () => {
    const item = "iitem_late"
    const { id } = await ledger.benefit.addLot(blueberryLot([10_000n], { number: "late", inventoryItemId: item }))
    const line = boxes(1, { components: [{ inventoryItemId: item, baseUnitsPerUnit: 500 }] })
    const late = (n: number) => ledger.benefit.lotBook.contribute(id, [{ householdId: `hh_late_${n}`, baseUnits: 100n, kind: "general", villageCode: null }])
    await Promise.allSettled([late(1), placeOrder(ledger.benefit, "order_first", [line]), late(2), late(3)])
    await expect(late(4)).rejects.toMatchObject({ code: "lot_frozen" })
    const [snapshot] = (await ledger.asSuperuser("select a.snapshot::jsonb -> 'lines' -> 0 -> 'parts' -> 0 -> 'draws' -> 0 -> 'contributions' as shares from benefit.attribution a where a.cart_id = 'cart_order_first'")) as { shares: unknown[] }[]
    const [{ households } = { households: 0 }] = (await ledger.asSuperuser(`select count(*)::int as households from benefit.lot_contribution where lot_id = '${id}'`)) as { households: number }[]
    expect(snapshot?.shares).toHaveLength(households)
  }, 60_000)
})
