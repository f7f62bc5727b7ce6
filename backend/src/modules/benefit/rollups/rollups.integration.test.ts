import { auditLines, evidenceEntry, GROUPINGS, parseEntry, parseRollupHeading, parseRollupRow, payoutEntry, reversalEntry, RollupAudit, ROLLUP_NAMES, settlementEntry, type EntryDraft } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { readRoleUrl } from "../../../database-roles/role-url"
import { rebuildBenefitRollups } from "../database/migrate"
import { openBenefit } from "../database/open"
import { inJournal, type OpenJournal } from "../journal/open-journal"
import { sha256 } from "../journal/sha256"
import { agreeOnBlueberries, blueberryLot, boxes, capture, COOPERATIVE, placeOrder, refund } from "../sales.test-builder"

let ledger: ThrowAwayLedger
let source: DataSource
const batch = { batchId: "bat_july", cooperativeId: COOPERATIVE, from: "2026-07-01", to: "2026-07-15" }
const HOUSEHOLDS = ["hh_test00000000", "hh_test00000001"]
const at = (day: string) => Date.parse(`${day}T03:00:00Z`)
const post = async (draft: (journal: OpenJournal) => Promise<EntryDraft>) => inJournal(source, async (journal) => journal.post(await draft(journal), Date.now()))
const summer = { from: "2026-06-20", to: "2026-08-10" }

/** Every row of every rollup, in words, however it came to be. */
const allRows = async (): Promise<unknown[]> => (await Promise.all(ROLLUP_NAMES.map((name) => ledger.asSuperuser(`select t::text from benefit.${name} t order by 1`)))).flat()

beforeAll(async () => {
  ledger = await throwAwayLedger()
  source = await openBenefit(ledger.urls.benefitUrl, 2)
  await agreeOnBlueberries(ledger.benefit)
  await ledger.benefit.addLot(blueberryLot([300_000n, 100_000n]))
  for (const id of ["order_1", "order_2"]) {
    await placeOrder(ledger.benefit, id, [boxes(2)])
    await ledger.benefit.recordCapture(capture(id, 8980n))
  }
  await post(async (journal) => settlementEntry({ orderId: "order_1", batch, occurredAtMs: at("2026-07-20") }, await journal.ofOrder("order_1"), new Map()))
}, 60_000)
afterAll(async () => {
  await source.destroy()
  await ledger.destroy()
})

describe("benefit on its way to the hand", () => {
  it("is paid on the day of its voucher, in the cells its sale named, and acknowledged and received on theirs", async () => {
    await post(async () => evidenceEntry({ eventId: "ev_1", batch, step: "acknowledged", source: "signed_sheet", households: [{ householdId: HOUSEHOLDS[0] ?? "", amountFen: 718n }], proof: "d1", occurredAtMs: at("2026-07-21") }))
    await post(async () => payoutEntry({ payoutId: "pay_1", batch, householdIds: HOUSEHOLDS, payable: new Map([[HOUSEHOLDS[0] ?? "", 718n], [HOUSEHOLDS[1] ?? "", 239n]]), source: "voucher", proof: "d2", occurredAtMs: at("2026-08-02") }))
    await post(async () => evidenceEntry({ eventId: "ev_2", batch, step: "received", source: "household_phone", households: [{ householdId: HOUSEHOLDS[1] ?? "", amountFen: 239n }], proof: "d3", occurredAtMs: at("2026-08-03") }))
    expect((await ledger.benefit.summary({ from: "2026-07-01", to: "2026-07-31" })).rollups).toMatchObject({ benefitAccruedFen: 1914n, benefitPaidFen: 0n, benefitAcknowledgedFen: 718n, householdsAcknowledged: 1, orders: 2 })
    expect((await ledger.benefit.summary({ from: "2026-08-01", to: "2026-08-31" })).rollups).toMatchObject({ benefitAccruedFen: 0n, benefitPaidFen: 957n, benefitReceivedFen: 239n, householdsPaid: 2, householdsReceived: 1, households: 0 })
    const villages = await ledger.benefit.breakdown(summer, "village")
    expect(villages).toMatchObject({ matches: true, rows: [{ key: "522635100201", measures: { gmvFen: 0n, benefitPaidFen: 957n, households: 2 } }] })
  })

  it("a refund after the payout stands as paid in advance", async () => {
    await ledger.benefit.recordRefund(refund("order_1", "re_1", 3990n, { lines: [{ lineId: "order_1_1", quantity: 1, amountFen: 3990n }], occurredAt: new Date("2026-08-05T03:00:00Z") }))
    const { rollups, matches } = await ledger.benefit.summary(summer)
    expect([matches, rollups.benefitPaidFen, rollups.paidInAdvanceFen, rollups.benefitAccruedFen]).toEqual([true, 957n, 479n, 1435n])
  })

  it("a payout taken back is not paid", async () => {
    await post(async (journal) => {
      const paid = await journal.bySource({ provider: "qianhang", kind: "payout", objectId: "pay_1" })
      if (!paid) throw new Error("the payout is missing")
      return reversalEntry(paid, { correction: { actor: "staff_1", reasonCode: "voucher_wrong" }, occurredAtMs: at("2026-08-06") }, [paid], sha256)
    })
    expect((await ledger.benefit.summary(summer)).rollups).toMatchObject({ benefitPaidFen: 0n, householdsPaid: 0 })
  })

  it.each(GROUPINGS)("adds up by %s as the raw entries do, whatever the filter", async (by) => {
    for (const filter of [summer, { ...summer, countyCode: "522635" }, { ...summer, productId: "prod_blueberries", mechanism: "consignment_share" as const }, { ...summer, householdKind: "lifted" as const }, { ...summer, mechanism: "none" as const }, { from: "2026-07-02", to: "2026-08-05" }]) {
      const { rows, total, recomputed, matches } = await ledger.benefit.breakdown(filter, by)
      expect(matches).toBe(true)
      expect({ rows, total }).toEqual(recomputed)
    }
  })
})

describe("an export for the offline auditor", () => {
  const examined = async () =>
    ledger.benefit.readExport(async ({ entries, rollups }) => {
      const audit = new RollupAudit({ hash: sha256, weight: (text) => BigInt(`0x${sha256(new TextEncoder().encode(text)).slice(0, 32)}`) })
      const verdict = await auditLines(entries, [], { hash: sha256, verifySignature: null, follow: audit.follow })
      const lines: string[] = []
      for await (const line of rollups) lines.push(line)
      for (const line of lines.slice(1)) audit.takeRow(parseRollupRow(line))
      return { verdict, head: parseRollupHeading(lines[0] ?? ""), rows: audit.rows, differing: audit.differing() }
    })

  it("brings every rollup row, as the entries make it, and says where the chain stood", async () => {
    const { verdict, head, rows, differing } = await examined()
    expect(verdict).toMatchObject({ ok: true, head })
    expect(rows).toBe((await allRows()).length)
    expect(differing).toEqual([])
  })

  it("shows a rollup that was altered in the database", async () => {
    await ledger.asSuperuser("update benefit.household_day set paid_fen = paid_fen + 1 where ctid = (select ctid from benefit.household_day where day = '2026-08-02' limit 1)")
    expect((await examined()).differing).toEqual([{ rollup: "household_day", period: "2026-08-02" }])
    await ledger.asSuperuser("update benefit.household_day set paid_fen = paid_fen - 1 where ctid = (select ctid from benefit.household_day where day = '2026-08-02' limit 1)")
  })

  it("is of one moment: what is sold while it is read is in neither file", async () => {
    await ledger.benefit.readExport(async ({ entries, rollups }) => {
      const before = await rollups.next()
      await placeOrder(ledger.benefit, "order_meanwhile", [boxes(1)])
      await ledger.benefit.recordCapture(capture("order_meanwhile", 4990n))
      let [last, sold] = ["", 0]
      for await (const line of entries) last = line
      for await (const line of rollups) if (line.includes("order_meanwhile")) sold += 1
      expect(parseRollupHeading(String(before.value))?.sequence).toBe(parseEntry(last).sequence)
      expect([last.includes("order_meanwhile"), sold]).toEqual([false, 0])
    })
    expect((await examined()).differing).toEqual([])
  })
})

describe("a rebuild", () => {
  const rebuild = async (fromEntries: boolean) => rebuildBenefitRollups(ledger.urls.benefitOwnerUrl, readRoleUrl("BENEFIT_DATABASE_URL", ledger.urls.benefitUrl).role, { fromEntries })

  it.each([false, true])("makes every row again as it was written (from the entries themselves: %s)", async (fromEntries) => {
    const before = await allRows()
    await ledger.asSuperuser("update benefit.sales_day set gmv_fen = gmv_fen + 1; delete from benefit.household_month")
    const { rows } = await rebuild(fromEntries)
    expect(await allRows()).toEqual(before)
    expect(rows.sales_day).toBeGreaterThan(0)
    expect((await ledger.benefit.summary(summer)).matches).toBe(true)
  })

  it("repairs altered facts from the entries, and leaves the ledger writable", async () => {
    const before = await allRows()
    await ledger.asSuperuser("update benefit.fact set accrued_fen = accrued_fen + 1 where household_id <> ''")
    await rebuild(true)
    expect(await allRows()).toEqual(before)
    await ledger.benefit.recordRefund(refund("order_2", "re_2", 100n, { occurredAt: new Date("2026-08-07T03:00:00Z") }))
    expect((await ledger.benefit.selfCheck()).ok).toBe(true)
  })

  it("begun and killed before leaves nothing in its way", async () => {
    await ledger.asSuperuser("create table benefit.sales_day_next (a int); create table benefit.fact_next (a int); alter table benefit.sales_day_next owner to current_user")
    const owner = readRoleUrl("BENEFIT_OWNER_DATABASE_URL", ledger.urls.benefitOwnerUrl).role
    await ledger.asSuperuser(`alter table benefit.sales_day_next owner to ${owner}; alter table benefit.fact_next owner to ${owner}`)
    await rebuild(true)
    expect((await ledger.benefit.selfCheck()).ok).toBe(true)
  })
})
