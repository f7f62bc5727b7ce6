import { auditLines, ChainBroken } from "@qianhang/shared/ledger"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ownSignature, readCheckpoints } from "./checkpoint-file"
import { EntryKeyReused, PaymentNotRecorded } from "./errors"
import { sha256 } from "./sha256"
import { agreeOnBlueberries, blueberryLot, boxes, capture, placeOrder, refund } from "../sales.test-builder"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"

let ledger: ThrowAwayLedger
const july = { from: "2026-07-01", to: "2026-07-31" }

beforeAll(async () => {
  ledger = await throwAwayLedger()
  await agreeOnBlueberries(ledger.benefit)
  await ledger.benefit.addLot(blueberryLot([100_000n, 100_000n, 500_000n, 60_000n, 40_000n, 200_000n]))
}, 60_000)
afterAll(async () => ledger.destroy())

describe("the one write door", () => {
  it("writes ten deliveries of one capture as one entry", async () => {
    await placeOrder(ledger.benefit, "order_ten", [boxes(2)])
    const answers = await Promise.all(Array.from({ length: 10 }, () => ledger.benefit.recordCapture(capture("order_ten", 8980n))))
    expect(new Set(answers.map((answer) => answer.sequence)).size).toBe(1)
    expect(answers.filter((answer) => !answer.existed)).toHaveLength(1)
    expect(await ledger.benefit.entriesBySource("order_ten")).toHaveLength(1)
  })

  it("refuses one capture with two amounts", async () => {
    await expect(ledger.benefit.recordCapture(capture("order_ten", 8981n))).rejects.toBeInstanceOf(EntryKeyReused)
  })

  it("writes the others when one of a batch is poison", async () => {
    await placeOrder(ledger.benefit, "order_good", [boxes(1)])
    await placeOrder(ledger.benefit, "order_poison", [boxes(1)])
    const [poison, good] = await Promise.allSettled([ledger.benefit.recordCapture(capture("order_poison", 4990n, { objectId: "pi_\u0000" })), ledger.benefit.recordCapture(capture("order_good", 4990n))])
    expect([poison?.status, good?.status]).toEqual(["rejected", "fulfilled"])
  })

  it("knows in a batch what was recorded before it, and which order was paid before or within it", async () => {
    for (const id of ["order_batch_1", "order_batch_2"]) await placeOrder(ledger.benefit, id, [boxes(1)])
    const first = await ledger.benefit.recordCapture(capture("order_batch_1", 4990n))
    const batch = await Promise.all([
      ledger.benefit.recordCapture(capture("order_batch_1", 4990n)),
      ledger.benefit.recordCapture(capture("order_batch_1", 4990n, { objectId: "pi_batch_1_again" })),
      ledger.benefit.recordCapture(capture("order_batch_2", 4990n)),
      ledger.benefit.recordCapture(capture("order_batch_2", 4990n, { objectId: "pi_batch_2_again" })),
    ])
    expect(batch[0]).toEqual({ ...first, existed: true })
    expect(batch.map(({ kind }) => kind)).toEqual(["sale", "unapplied_receipt", "sale", "unapplied_receipt"])
    for (const [objectId, paymentObjectId] of [["re_batch_1", "pi_batch_1_again"], ["re_batch_2", "pi_batch_2_again"]] as const) await ledger.benefit.recordRefund(refund("", objectId, 4990n, { orderId: null, lines: null, paymentObjectId }))
  })

  it("holds money of an unknown, released or already paid order as unapplied, never as a sale", async () => {
    const unknown = await ledger.benefit.recordCapture(capture("order_unknown", 500n))
    await placeOrder(ledger.benefit, "order_expired", [boxes(1)])
    await ledger.benefit.releaseAttribution({ orderId: "order_expired" }, "expired")
    const late = await ledger.benefit.recordCapture(capture("order_expired", 4990n))
    const twice = await ledger.benefit.recordCapture(capture("order_ten", 8980n, { objectId: "pi_again" }))
    expect([unknown.kind, late.kind, twice.kind]).toEqual(["unapplied_receipt", "unapplied_receipt", "unapplied_receipt"])
    const back = await ledger.benefit.recordRefund(refund("order_expired", "re_late", 4990n, { lines: null }))
    expect(back.kind).toBe("unapplied_refund")
    expect((await ledger.benefit.unappliedReceipts()).map((receipt) => receipt.objectId).sort()).toEqual(["pi_again", "pi_order_unknown"])
  })

  it("holds money without an order again when its way back failed, and lets it go once more", async () => {
    const undo = (objectId: string) => ledger.benefit.reverseRefund({ provider: "stripe", objectId, actor: "stripe", reasonCode: "refund_failed", occurredAt: new Date("2026-07-04T03:00:00Z") })
    const held = async () => (await ledger.benefit.unappliedReceipts()).find((receipt) => receipt.objectId === "pi_order_late")?.remainingFen
    await ledger.benefit.recordCapture(capture("order_late", 700n, { orderId: null }))
    const back = (objectId: string, amountFen: bigint) => ledger.benefit.recordRefund(refund("order_late", objectId, amountFen, { orderId: null, lines: null }))
    await back("re_late_1", 700n)
    expect(await held()).toBeUndefined()
    await undo("re_late_1")
    expect(await held()).toBe(700n)
    expect((await back("re_late_2", 300n)).kind).toBe("unapplied_refund")
    expect(await held()).toBe(400n)
    await expect(back("re_late_3", 401n)).rejects.toMatchObject({ remaining: 400n })
    await back("re_late_3", 400n)
    expect(await held()).toBeUndefined()
    expect((await ledger.benefit.selfCheck()).checks.filter((check) => !check.ok)).toEqual([])
  })

  it("leaves a refund whose payment is not recorded to reconcile", async () => {
    await expect(ledger.benefit.recordRefund(refund("order_never", "re_never", 1n))).rejects.toBeInstanceOf(PaymentNotRecorded)
  })

  it("ends refunds alike in whatever order they come", async () => {
    const amounts = [100n, 7n, 1200n, 1n, 683n]
    for (const [name, order] of [["order_forth", amounts], ["order_back", [...amounts].reverse()]] as const) {
      await placeOrder(ledger.benefit, name, [boxes(1)])
      await ledger.benefit.recordCapture(capture(name, 4990n))
      for (const amount of order) await ledger.benefit.recordRefund(refund(name, `re_${name}_${amount}`, amount))
    }
    const [forth, back] = await Promise.all(["order_forth", "order_back"].map((id) => ledger.benefit.orderBenefit(id)))
    expect(forth?.benefitFen).toBe(back?.benefitFen)
    expect([forth?.commissionFen, forth?.cooperativeFen, forth?.households]).toEqual([back?.commissionFen, back?.cooperativeFen, back?.households])
    expect(forth?.refundsFen).toBe(1991n)
  })

  it("takes a full refund back to exactly nothing, and gives it again when it failed afterwards", async () => {
    await placeOrder(ledger.benefit, "order_full", [boxes(3)])
    await ledger.benefit.recordCapture(capture("order_full", 12_970n))
    const before = await ledger.benefit.orderBenefit("order_full")
    await ledger.benefit.recordRefund(refund("order_full", "re_full", 12_970n, { lines: null, reason: "unspecified" }))
    expect(await ledger.benefit.orderBenefit("order_full")).toMatchObject({ benefitFen: 0n, commissionFen: 0n, cooperativeFen: 0n, freightFen: 0n, households: 0 })
    await ledger.benefit.reverseRefund({ provider: "stripe", objectId: "re_full", actor: "job:reconcile", reasonCode: "refund_failed", occurredAt: new Date("2026-07-03T03:00:00Z") })
    expect((await ledger.benefit.orderBenefit("order_full"))?.benefitFen).toBe(before?.benefitFen)
  })
})

describe("the report's own proof", () => {
  it("gives the same figures from rollups and from raw entries", async () => {
    const { rollups, recomputed, matches } = await ledger.benefit.summary(july)
    expect(rollups).toEqual(recomputed)
    expect([matches, rollups.gmvFen > 0n, rollups.households]).toEqual([true, true, 6])
    expect((await ledger.benefit.breakdown(july, "county")).matches).toBe(true)
    expect((await ledger.benefit.orders(july, { page: 1, pageSize: 2 })).orders).toHaveLength(2)
  })

  it.each(["sales_day set accrued_fen = accrued_fen", "sales_day set linked_fen = linked_fen", "order_day set gmv_fen = gmv_fen", "sales_day set orders_county_code = orders_county_code", "household_day set accrued_fen = accrued_fen", "household_month set paid_fen = paid_fen"])("says so when one row was altered: %s + 1", async (change) => {
    const [table = ""] = change.split(" ")
    const oneRow = `where ctid = (select ctid from benefit.${table} limit 1)`
    await ledger.asSuperuser(`create table public.kept as select * from benefit.${table}; update benefit.${change} + 1 ${oneRow}`)
    expect([(await ledger.benefit.summary(july)).matches, (await ledger.benefit.breakdown(july, "cooperative")).matches]).toEqual([false, false])
    await ledger.asSuperuser(`truncate benefit.${table}; insert into benefit.${table} select * from public.kept; drop table public.kept`)
    expect((await ledger.benefit.summary(july)).matches).toBe(true)
  })

  it("says so when a row was taken away", async () => {
    await ledger.asSuperuser("create table public.kept as select * from benefit.household_day; delete from benefit.household_day where ctid = (select ctid from benefit.household_day limit 1)")
    expect((await ledger.benefit.summary(july)).matches).toBe(false)
    await ledger.asSuperuser("truncate benefit.household_day; insert into benefit.household_day select * from public.kept; drop table public.kept")
  })
})

describe("append-only", () => {
  const writes = ["update benefit.entry set amount_fen = 0", "delete from benefit.entry", "truncate benefit.entry cascade", "update benefit.posting set amount_fen = 1", "delete from benefit.posting", "truncate benefit.posting"]
  it.each(writes)("refuses %s to the runtime role and to a superuser", async (statement) => {
    await expect(ledger.asRuntime(statement)).rejects.toThrow(/permission denied|append-only/)
    await expect(ledger.asSuperuser(statement)).rejects.toThrow(/append-only/)
  })

  it("lets the runtime role own nothing and switch off no trigger", async () => {
    const owned = await ledger.asRuntime("select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user) union all select nspname from pg_namespace where nspowner = (select oid from pg_roles where rolname = current_user) union all select proname from pg_proc where proowner = (select oid from pg_roles where rolname = current_user)")
    expect(owned).toEqual([])
    await expect(ledger.asRuntime("alter table benefit.entry disable trigger all")).rejects.toThrow(/must be owner/)
    await expect(ledger.asRuntime("set session_replication_role = replica")).rejects.toThrow(/permission denied/)
    await expect(ledger.asRuntime("create table benefit.mine (a int)")).rejects.toThrow(/permission denied/)
    await expect(ledger.asRuntime("select * from registry.household")).rejects.toThrow(/permission denied/)
  })
})

describe("the offline auditor", () => {
  const exported = async (): Promise<string[]> => {
    const lines: string[] = []
    for await (const line of ledger.benefit.exportEntries()) lines.push(line)
    return lines
  }

  const verdictOf = async (lines: readonly string[]): ReturnType<typeof auditLines> =>
    auditLines(lines, await readCheckpoints(ledger.options), { hash: sha256, verifySignature: await ownSignature(ledger.options) })

  it("signs the head once while it does not move", async () => {
    const first = await ledger.benefit.signCheckpoint()
    expect(await ledger.benefit.signCheckpoint()).toEqual(first)
    expect(first?.sequence).toBe((await ledger.benefit.head())?.sequence)
  })

  it("finds the chain, its checkpoints and every posting in order", async () => {
    expect(await verdictOf(await exported())).toMatchObject({ ok: true })
  })

  it("names the entry in which one byte was changed behind the database's back", async () => {
    const [victim] = await ledger.benefit.entriesBySource("order_good")
    await ledger.asSuperuser(`set session_replication_role = replica; update benefit.posting set amount_fen = amount_fen - 1 where sequence = ${victim?.sequence} and position = 1`)
    expect(await verdictOf(await exported())).toMatchObject({ ok: false, finding: { sequence: victim?.sequence } })
    await expect(ledger.benefit.summary(july)).rejects.toBeInstanceOf(ChainBroken)
    await ledger.asSuperuser(`set session_replication_role = replica; update benefit.posting set amount_fen = amount_fen + 1 where sequence = ${victim?.sequence} and position = 1`)
    expect(await verdictOf(await exported())).toMatchObject({ ok: true })
  })

  it("names an entry that was made unreadable", async () => {
    const [victim] = await ledger.benefit.entriesBySource("order_good")
    await ledger.asSuperuser(`set session_replication_role = replica; update benefit.posting set account = 'household_benefix' where sequence = ${victim?.sequence} and account = 'household_benefit'`)
    expect(await verdictOf(await exported())).toMatchObject({ ok: false, finding: { sequence: victim?.sequence } })
    expect(await ledger.benefit.selfCheck()).toMatchObject({ ok: false })
    await ledger.asSuperuser(`set session_replication_role = replica; update benefit.posting set account = 'household_benefit' where account = 'household_benefix'`)
    expect(await ledger.benefit.selfCheck()).toMatchObject({ ok: true })
  })

  it("misses the newest entry when it was deleted, by the checkpoint", async () => {
    const head = await ledger.benefit.head()
    await ledger.asSuperuser(`set session_replication_role = replica; delete from benefit.posting where sequence = ${head?.sequence}; delete from benefit.entry where sequence = ${head?.sequence}`)
    expect(await verdictOf(await exported())).toMatchObject({ ok: false, finding: { sequence: head?.sequence } })
  })
})
