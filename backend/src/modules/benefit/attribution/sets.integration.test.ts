import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { LotSoldOut, type AttributionLine } from "../door"
import type { NewLot } from "../lots/lot"
import { blueberryLot, BLUEBERRIES, boxes, capture, cart, COOPERATIVE, MAJIANG, placeOrder, refund } from "../sales.test-builder"

const TEA = "iitem_tea"
const TEA_COOPERATIVE = "coop_leishan"
let ledger: ThrowAwayLedger

const teaLot = (number: string, harvestDate: string, weights: readonly bigint[]): NewLot =>
  blueberryLot([], { number, harvestDate, inventoryItemId: TEA, cooperativeId: TEA_COOPERATIVE, countyCode: "522634", villageName: "乌的村", contributions: weights.map((baseUnits, n) => ({ householdId: `hh_tea${n}`, baseUnits, kind: "general", villageCode: "522634100201" })) })

/** A gift box at 88 yuan: a pound of blueberries from Majiang, half a pound of tea from Leishan. */
const giftBoxes = (quantity: number, change: Partial<AttributionLine> = {}): AttributionLine =>
  boxes(quantity, { productId: "prod_box", variantId: "variant_box", title: "黔东南礼盒", category: "set", unitPriceFen: 8_800n, components: [{ inventoryItemId: BLUEBERRIES, baseUnitsPerUnit: 500 }, { inventoryItemId: TEA, baseUnitsPerUnit: 250 }], ...change })

const left = async (item: string): Promise<bigint | undefined> => (await ledger.benefit.lotState([item]))[0]?.remainingBaseUnits
const owed = async (orderId: string): Promise<Record<string, number>> => {
  const rows = (await ledger.asSuperuser(`select household_id, lot_id, -sum(p.amount_fen)::int as fen from benefit.posting p join benefit.entry e on e.sequence = p.sequence where e.order_id = '${orderId}' and p.account = 'household_benefit' group by 1, 2 having sum(p.amount_fen) <> 0 order by 1, 2`)) as { household_id: string; lot_id: string; fen: number }[]
  return Object.fromEntries(rows.map((row) => [`${row.household_id} of ${row.lot_id}`, row.fen]))
}

beforeAll(async () => {
  ledger = await throwAwayLedger()
  const { benefit } = ledger
  const terms = { mechanism: "consignment_share" as const, rule: "按交货量分", effectiveFrom: "2020-01-01" }
  await benefit.createAgreement({ ...terms, rateBps: 1200, cooperativeId: COOPERATIVE, countyCode: MAJIANG, scope: { kind: "inventory_item", id: BLUEBERRIES } })
  await benefit.createAgreement({ ...terms, rateBps: 1000, cooperativeId: TEA_COOPERATIVE, countyCode: "522634", scope: { kind: "inventory_item", id: TEA } })
  await benefit.createCommissionRule({ cooperativeId: null, rateBps: 500, effectiveFrom: "2020-01-01" })
  await benefit.addLot(blueberryLot([3_000n, 2_000n], { id: "lot_berries", number: "berries" }))
  await benefit.addLot({ ...teaLot("early tea", "2026-04-02", [400n]), id: "lot_early" })
  await benefit.addLot({ ...teaLot("late tea", "2026-04-20", [1_000n, 600n]), id: "lot_late" })
}, 60_000)
afterAll(async () => ledger.destroy())

describe("a gift box of two cooperatives' goods", () => {
  it("takes of each good's lots, the oldest first, and nothing when one of them is short", async () => {
    await placeOrder(ledger.benefit, "order_box", [giftBoxes(2)])
    expect([await left(BLUEBERRIES), await left(TEA)]).toEqual([4_000n, 1_500n])
    const [line] = (await ledger.benefit.orderBenefit("order_box"))?.lines ?? []
    expect(line?.lots.map((lot) => lot.number)).toEqual(["berries", "early tea", "late tea"])
    const seven = ledger.benefit.secureAttribution(cart("cart_short", [giftBoxes(7)]))
    await expect(seven).rejects.toMatchObject({ code: "lot_sold_out", inventoryItemId: TEA, askedBaseUnits: 1_750, remainingBaseUnits: 1_500 })
    expect([await left(BLUEBERRIES), await left(TEA)]).toEqual([4_000n, 1_500n])
  })

  it("gives each good's households their rate of its part of the price, to the fen", async () => {
    await ledger.benefit.recordCapture(capture("order_box", 18_600n))
    // L = 17,600 over 1,000 g and 500 g: 11,733 and 5,867. 12 % of the one, floored: 1,407; 10 % of the other: 586.
    // 1,407 over 3,000 : 2,000 g is 844.2 and 562.8. 586 over the draws of 400 g and 100 g is 468.8 and 117.2; the latter over 1,000 : 600 g is 73.1 and 43.9.
    expect(await owed("order_box")).toEqual({ "hh_test00000000 of lot_berries": 844, "hh_test00000001 of lot_berries": 563, "hh_tea0 of lot_early": 469, "hh_tea0 of lot_late": 73, "hh_tea1 of lot_late": 44 })
    expect(await ledger.benefit.orderBenefit("order_box")).toMatchObject({ gmvFen: 17_600n, benefitFen: 1_993n, commissionFen: 880n, cooperativeFen: 14_727n, households: 4 })
  })

  it("is reckoned line by line when it is bought as two", async () => {
    await placeOrder(ledger.benefit, "order_lines", [giftBoxes(1), giftBoxes(1, { lineId: "cali_2" })])
    await ledger.benefit.recordCapture(capture("order_lines", 18_600n))
    // per line L = 8,800: 5,867 and 2,933; 704 and 293
    const figures = await ledger.benefit.orderBenefit("order_lines")
    expect(figures?.lines.map((line) => line.benefitFen)).toEqual([997n, 997n])
    expect([await left(BLUEBERRIES), await left(TEA)]).toEqual([3_000n, 1_000n])
  })

  it("takes everything back when it is refunded whole", async () => {
    await ledger.benefit.recordRefund(refund("order_box", "re_box", 17_600n, { lines: [{ lineId: "order_box_1", quantity: 2, amountFen: 17_600n }] }))
    expect(await owed("order_box")).toEqual({})
    expect(await ledger.benefit.selfCheck()).toMatchObject({ ok: true })
  })
})

describe("the households of a box", () => {
  const previewOf = async (item: string) => {
    const { productId, variantId, category, countyCode, cooperativeId, unitPriceFen } = giftBoxes(1)
    return (await ledger.benefit.previewBenefit([{ productId, variantId, category, countyCode, cooperativeId, unitPriceFen, components: [{ inventoryItemId: "iitem_seven", baseUnitsPerUnit: 1 }, { inventoryItemId: item, baseUnitsPerUnit: 1 }] }]))[0]
  }
  const deliverBy = async (item: string, households: number): Promise<void> => {
    await ledger.benefit.addLot(blueberryLot([], { number: item, inventoryItemId: item, contributions: Array.from({ length: households }, (_, n) => ({ householdId: `hh_${item}_${n}`, baseUnits: 100n, kind: "general", villageCode: null })) }))
    await ledger.benefit.createAgreement({ mechanism: "consignment_share", rateBps: 1000, cooperativeId: COOPERATIVE, countyCode: MAJIANG, scope: { kind: "inventory_item", id: item }, rule: "一成", effectiveFrom: "2020-01-01" })
  }

  it("are counted where each good's are, and not where a small good would follow from the other", async () => {
    for (const [item, households] of [["iitem_seven", 7], ["iitem_six", 6], ["iitem_two", 2]] as const) await deliverBy(item, households)
    expect(await previewOf("iitem_six")).toMatchObject({ households: 13, fewerThanFive: false, village: "光明村", lots: [{ households: 7 }, { households: 6 }] })
    expect(await previewOf("iitem_two")).toMatchObject({ households: null, fewerThanFive: false, village: null, lots: [{ households: 7 }, { households: null, village: null }] })
  })
})

describe("two lines that need one good", () => {
  it("cannot take together what neither may take alone", async () => {
    const single = (lineId: string, quantity: number) => boxes(quantity, { lineId })
    await expect(ledger.benefit.secureAttribution(cart("cart_two_lines", [single("cali_1", 4), single("cali_2", 3)]))).rejects.toBeInstanceOf(LotSoldOut)
    await expect(ledger.benefit.secureAttribution(cart("cart_box_and_berries", [giftBoxes(3), single("cali_2", 4)]))).rejects.toBeInstanceOf(LotSoldOut)
    expect(await left(BLUEBERRIES)).toBe(3_000n)
    await ledger.benefit.secureAttribution(cart("cart_exactly", [giftBoxes(3), single("cali_2", 3)]))
    expect(await left(BLUEBERRIES)).toBe(0n)
  })

  it("sell what is there and no more when many buy both at once", async () => {
    const item = "iitem_pairs"
    await ledger.benefit.addLot(blueberryLot([10_000n], { number: "pairs", inventoryItemId: item }))
    const line = (lineId: string, grams: number) => boxes(1, { lineId, components: [{ inventoryItemId: item, baseUnitsPerUnit: grams }] })
    const results = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => ledger.benefit.secureAttribution(cart(`cart_pairs_${n}`, [line("cali_1", 500), line("cali_2", 1_000)]))))
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(6)
    expect(await left(item)).toBe(1_000n)
  }, 60_000)
})
