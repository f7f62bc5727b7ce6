import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { LotSoldOut } from "../door"
import { agreeOnBlueberries, blueberryLot, BLUEBERRIES, boxes, capture, cart, COOPERATIVE, MAJIANG, placeOrder, refund } from "../sales.test-builder"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { AttributionCaptured, AttributionConflict } from "./errors"

let ledger: ThrowAwayLedger

beforeAll(async () => {
  ledger = await throwAwayLedger()
  await agreeOnBlueberries(ledger.benefit)
}, 60_000)
afterAll(async () => ledger.destroy())

const single = (item: string, line: string): ReturnType<typeof boxes> => boxes(1, { lineId: line, components: [{ inventoryItemId: item, baseUnitsPerUnit: 500 }] })
const remaining = async (item: string): Promise<bigint | undefined> => (await ledger.benefit.lotState([item]))[0]?.remainingBaseUnits

describe("lots under concurrency", () => {
  it("sells the last five units to exactly five of fifty buyers", async () => {
    const item = "iitem_last_five"
    await ledger.benefit.addLot(blueberryLot([1_500n, 1_000n], { number: "last five", inventoryItemId: item }))
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => ledger.benefit.secureAttribution(cart(`cart_rush_${n}`, [single(item, "cali_1")]))))
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(5)
    expect(results.every((result) => result.status === "fulfilled" || result.reason instanceof LotSoldOut)).toBe(true)
    expect(await remaining(item)).toBe(0n)
    expect(await ledger.asSuperuser("select count(*)::int as carts from benefit.attribution where cart_id like 'cart_rush_%'")).toEqual([{ carts: 5 }])
  }, 30_000)

  it("never lets two carts wait for each other crosswise", async () => {
    for (const item of ["iitem_a", "iitem_b"]) await ledger.benefit.addLot(blueberryLot([100_000n], { number: item, inventoryItemId: item }))
    const forth = [single("iitem_a", "cali_1"), single("iitem_b", "cali_2")]
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => ledger.benefit.secureAttribution(cart(`cart_cross_${n}`, n % 2 ? forth : [...forth].reverse()))))
    expect(results.map((result) => result.status)).not.toContain("rejected")
    expect([await remaining("iitem_a"), await remaining("iitem_b")]).toEqual([90_000n, 90_000n])
  })

  it("refuses in the database itself to draw more than was delivered", async () => {
    await expect(ledger.asSuperuser("update benefit.lot set drawn = delivered + 1 where id = (select id from benefit.lot limit 1)")).rejects.toThrow(/lot_not_oversold/)
    await expect(ledger.asRuntime("update benefit.lot set drawn = 0")).rejects.toThrow(/permission denied/)
  })

  it("freezes a lot's contributions once something was drawn from it", async () => {
    const insert = "insert into benefit.lot_contribution (lot_id, household_id, base_units, kind) select id, 'hh_latecomer', 1, 'general' from benefit.lot where number = 'last five'"
    await expect(ledger.asRuntime(insert)).rejects.toThrow(/frozen/)
    await expect(ledger.asSuperuser("delete from benefit.lot_contribution")).rejects.toThrow(/frozen/)
  })
})

describe("one cart, one attribution", () => {
  beforeAll(async () => {
    await ledger.benefit.addLot(blueberryLot([10_000n], { number: "june", harvestDate: "2026-06-20" }))
    await ledger.benefit.addLot(blueberryLot([50_000n, 50_000n], { number: "july", harvestDate: "2026-07-02" }))
  })

  it("draws the oldest lot first and straddles into the next", async () => {
    await placeOrder(ledger.benefit, "order_straddle", [boxes(30)])
    const [line] = (await ledger.benefit.orderBenefit("order_straddle"))?.lines ?? []
    expect(line?.lots.map((lot) => lot.number)).toEqual(["june", "july"])
    expect(await remaining(BLUEBERRIES)).toBe(95_000n)
  })

  it("returns the first attribution when the same cart is completed again", async () => {
    const first = await ledger.benefit.secureAttribution(cart("cart_again", [boxes(2)]))
    expect(await ledger.benefit.secureAttribution(cart("cart_again", [boxes(2)]))).toEqual(first)
    expect(await remaining(BLUEBERRIES)).toBe(94_000n)
  })

  it("replaces it when the contents changed, but never under an order", async () => {
    await ledger.benefit.secureAttribution(cart("cart_again", [boxes(4)]))
    expect(await remaining(BLUEBERRIES)).toBe(93_000n)
    await ledger.benefit.bindAttribution({ cartId: "cart_again", orderId: "order_again", lineIds: { cali_1: "ordli_1" } })
    await ledger.benefit.secureAttribution(cart("cart_again", [boxes(1)]))
    expect((await ledger.benefit.orderBenefit("order_again"))?.gmvFen).toBe(15_960n)
    await expect(ledger.benefit.bindAttribution({ cartId: "cart_again", orderId: "order_other", lineIds: { cali_1: "ordli_9" } })).rejects.toBeInstanceOf(AttributionConflict)
  })

  it("gives everything back when it is released, once, and can be secured anew", async () => {
    const held = () => ledger.benefit.heldByOrders(["order_again", "order_nobody_placed"])
    expect(await held()).toEqual([{ orderId: "order_again", sold: false }])
    expect(await ledger.benefit.releaseAttribution({ orderId: "order_again" }, "expired")).toEqual({ released: true })
    expect(await held()).toEqual([])
    expect(await ledger.benefit.releaseAttribution({ cartId: "cart_again" }, "expired")).toEqual({ released: false })
    expect(await remaining(BLUEBERRIES)).toBe(95_000n)
    await ledger.benefit.secureAttribution(cart("cart_again", [boxes(4)]))
    await ledger.benefit.bindAttribution({ cartId: "cart_again", orderId: "order_again", lineIds: { cali_1: "ordli_1" } })
    expect((await ledger.benefit.recordCapture(capture("order_again", 16_960n))).kind).toBe("sale")
    expect(await held()).toEqual([{ orderId: "order_again", sold: true }])
    const recorded = await ledger.benefit.recordedAmong({ provider: "stripe", kind: "payment", by: "object_id", ids: ["pi_order_again", "pi_of_nobody"] })
    expect([...recorded, ...(await ledger.benefit.recordedAmong({ provider: "stripe", kind: "payment", by: "medusa_id", ids: ["pay_order_again"] }))]).toEqual(["pi_order_again", "pay_order_again"])
  })

  it("keeps the attribution of a captured order", async () => {
    await expect(ledger.benefit.releaseAttribution({ orderId: "order_again" }, "cancelled")).rejects.toBeInstanceOf(AttributionCaptured)
  })

  it("gives the goods of a cancelled, captured order back to their lots once", async () => {
    const before = (await remaining(BLUEBERRIES)) ?? 0n
    const cancelled = refund("order_again", "re_cancelled", 16_960n, { lines: null, reason: "cancellation" })
    await ledger.benefit.recordRefund(cancelled)
    await ledger.benefit.recordRefund(cancelled)
    expect(await remaining(BLUEBERRIES)).toBe(before + 2_000n)
    expect(await ledger.benefit.selfCheck()).toMatchObject({ ok: true })
  })
})

describe("agreements", () => {
  const terms = { mechanism: "maker" as const, cooperativeId: COOPERATIVE, countyCode: MAJIANG, rule: "每件 30% 归绣娘", effectiveFrom: "2020-01-01" }
  const makers = [{ householdId: "hh_maker0000001", weight: 1n, kind: "general" as const, villageCode: null }]

  it("refuses a second agreement for the same goods in the same period", async () => {
    await expect(agreeOnBlueberries(ledger.benefit)).rejects.toMatchObject({ name: "AgreementRefused", code: "agreement_overlaps" })
  })

  it("counts the goods' own agreement for what has lots, in the place of its product's, and never both", async () => {
    const { agreements } = await ledger.benefit.agreements.list({ cooperativeId: COOPERATIVE, inForce: true }, { page: 1, pageSize: 20 }, Date.now())
    const id = agreements.find(({ versions }) => versions.at(-1)?.terms.scope.id === BLUEBERRIES)?.id
    const { id: ofProduct } = await ledger.benefit.createAgreement({ ...terms, rateBps: 100, scope: { kind: "product", id: "prod_basket" }, beneficiaries: makers })
    const box = { ...boxes(1), productId: "prod_basket", variantId: "variant_box" }
    const basket = { ...box, variantId: "variant_basket", components: [{ inventoryItemId: "iitem_basket", baseUnitsPerUnit: 1 }] }
    const set = { ...box, variantId: "variant_set", components: [...box.components, ...basket.components] }
    expect(await ledger.benefit.agreements.counting([box, basket, set], Date.now())).toEqual([
      { variantId: "variant_box", agreementIds: [id] }, { variantId: "variant_basket", agreementIds: [ofProduct] }, { variantId: "variant_set", agreementIds: [id, ofProduct] },
    ])
  })

  it("refuses a rate that leaves nothing for the commission", async () => {
    await ledger.benefit.createCommissionRule({ cooperativeId: null, rateBps: 300, effectiveFrom: "2020-01-01" })
    await expect(ledger.benefit.createAgreement({ ...terms, rateBps: 9701, scope: { kind: "product", id: "prod_silver" }, beneficiaries: makers })).rejects.toMatchObject({ name: "AgreementRefused", code: "rates_exceed_price" })
  })

  it("previews exactly what the ledger then posts", async () => {
    await ledger.benefit.createAgreement({ ...terms, rateBps: 3000, scope: { kind: "product", id: "prod_silver" }, beneficiaries: makers })
    const silver = { productId: "prod_silver", variantId: "variant_silver", category: "silver", countyCode: MAJIANG, cooperativeId: COOPERATIVE, unitPriceFen: 128_000n, components: [{ inventoryItemId: "iitem_silver", baseUnitsPerUnit: 1 }] }
    const [preview] = await ledger.benefit.previewBenefit([silver])
    expect(preview).toMatchObject({ benefitFen: 38_400n, commissionFen: 3_840n, cooperativeFen: 85_760n, households: null, fewerThanFive: true, village: null })
    await placeOrder(ledger.benefit, "order_silver", [boxes(1, { ...silver, lineId: "cali_1" })])
    await ledger.benefit.recordCapture(capture("order_silver", 129_000n))
    expect(await ledger.benefit.orderBenefit("order_silver")).toMatchObject({ recorded: true, benefitFen: 38_400n, commissionFen: 3_840n, cooperativeFen: 85_760n, freightFen: 1000n })
  })

  it("may count by the kilogram: whole fen for what was taken, at most what the price bears, and the auditor recomputes it", async () => {
    const honey = "iitem_honey"
    await ledger.benefit.addLot(blueberryLot([30_000n, 10_000n], { number: "honey", inventoryItemId: honey }))
    await ledger.benefit.createAgreement({ mechanism: "order_purchase", rate: { kind: "per_unit", fen: 300n, baseUnits: 1000 }, cooperativeId: COOPERATIVE, countyCode: MAJIANG, scope: { kind: "inventory_item", id: honey }, rule: "每公斤 3 元按交货量分给农户", effectiveFrom: "2020-01-01" })
    const jars = boxes(3, { components: [{ inventoryItemId: honey, baseUnitsPerUnit: 750 }] })
    expect((await ledger.benefit.previewBenefit([{ ...jars, category: "honey" }]))[0]).toMatchObject({ benefitFen: 225n, agreement: { rate: { kind: "per_unit", fen: 300n, baseUnits: 1000 } } })
    await placeOrder(ledger.benefit, "order_honey", [jars, { ...jars, lineId: "cali_2", quantity: 1, unitPriceFen: 150n }])
    await ledger.benefit.recordCapture(capture("order_honey", 3n * 3990n + 150n + 1000n))
    expect((await ledger.benefit.orderBenefit("order_honey"))?.lines.map((line) => line.benefitFen)).toEqual([675n, 146n])
    expect(await ledger.asSuperuser("select snapshot::jsonb ->> 'version' as version from benefit.entry where order_id = 'order_honey'")).toEqual([{ version: "2" }])
    await ledger.benefit.recordRefund(refund("order_honey", "re_honey", 3990n))
    expect((await ledger.benefit.orderBenefit("order_honey"))?.lines.map((line) => line.benefitFen)).toEqual([450n, 146n])
    expect(await ledger.benefit.selfCheck()).toMatchObject({ ok: true })
  })

  it("keeps the version an order was placed under", async () => {
    const [before] = await ledger.benefit.previewBenefit([{ ...boxes(1), category: "fruit" }])
    const { id } = before?.agreement ?? { id: "" }
    await placeOrder(ledger.benefit, "order_before", [boxes(1)])
    const next = await ledger.benefit.createAgreement({ mechanism: "consignment_share", rateBps: 2000, cooperativeId: COOPERATIVE, countyCode: MAJIANG, scope: { kind: "inventory_item", id: BLUEBERRIES }, rule: "二成", effectiveFrom: "2024-01-01", replaces: id })
    expect(next).toEqual({ id, version: 2 })
    await ledger.benefit.recordCapture(capture("order_before", 4990n))
    expect((await ledger.benefit.orderBenefit("order_before"))?.benefitFen).toBe(478n)
    expect((await ledger.benefit.previewBenefit([{ ...boxes(1), category: "fruit" }]))[0]?.benefitFen).toBe(798n)
  })
})
