import { settlementDoors } from "@qianhang/shared/contracts"
import type { Answer } from "../../e2e/journeys/doors/ask.js"
import type { PlacedOrder } from "../../e2e/journeys/doors/buyer.js"
import { expect } from "./fault.js"
import type { Flight, Yard } from "./kill-flights.js"

const DAY_MS = 24 * 3_600_000
/** Batches are frozen up to days long past, one after the other: a cooperative has one a day. */
const FIRST_DAY_AGO = 390

/**
 * A parcel on its way to the hand: signed, settled, handed over, paid by voucher, confirmed on paper. Cut off anywhere, whoever
 * asks goes through the same steps again, and each has happened once.
 */
export function settlementFlight(yard: Yard, order: PlacedOrder): Flight {
  const { house, trade } = yard
  const { cooperativeId } = trade
  const to = dayBefore(FIRST_DAY_AGO - yard.batches++)
  const paper = { voucher: "", sheet: "" }
  const post = (address: string, body: unknown): Promise<Answer> => house.askAs(house.office, address, { method: "POST", body })

  async function signed(): Promise<void> {
    const shipped = await house.askAs(trade.member, `/cooperative/parcels/${order.id}/ship`, { method: "POST", body: { carrier: "sf", tracking_number: `SF${order.id.slice(-10)}` } })
    expect("the parcel is shipped", shipped.status === 200 || house.field(shipped.body, "code") === "already_shipped", shipped.text)
    house.told({ parse: String }, await post("/admin/benefit-signings", { order_id: order.id, cooperative_id: cooperativeId, signed_at: new Date().toISOString() }))
    await house.database(`set session_replication_role = replica; update benefit.parcel_signing set signed_at = timestamptz '${to} 10:00+08' - interval '9 days', window_ends_at = '${to} 10:00+08' where order_id = '${order.id}'`)
  }

  async function upload(purpose: "voucher" | "signed_sheet"): Promise<string> {
    const form = new FormData()
    form.set("purpose", purpose)
    form.set("cooperative_id", cooperativeId)
    form.set("file", new Blob([new Uint8Array(house.picture)], { type: "image/png" }), "voucher.png")
    const answer = await house.askAs(house.office, "/admin/benefit-evidence-files", { method: "POST", form })
    return house.told({ parse: (body) => String(house.field(house.field(body, "file"), "id")) }, answer)
  }

  async function handedOver(): Promise<void> {
    const { batch } = house.told(settlementDoors.freeze.answer, await post("/admin/benefit-settlements", { cooperative: cooperativeId, to }))
    if (batch.state === "frozen") house.told(settlementDoors.instruct.answer, await post(`/admin/benefit-settlements/${batch.id}/instruct`, { version: batch.version }))
    paper.voucher ||= await upload("voucher")
    house.told(settlementDoors.pay.answer, await post(`/admin/benefit-settlements/${batch.id}/payouts`, { evidence_file_id: paper.voucher, paid_on: house.shanghaiToday() }))
    paper.sheet ||= await upload("signed_sheet")
    house.told(settlementDoors.confirm.answer, await post(`/admin/benefit-settlements/${batch.id}/confirmations`, { step: "received", evidence_file_id: paper.sheet }))
  }

  return {
    phase: "settlement", what: `${order.id} up to ${to}`,
    prepare: signed,
    fly: handedOver,
    outlive: async () => {
      await handedOver()
      const { batches } = house.told(settlementDoors.list.answer, await house.askAs(house.office, `/admin/benefit-settlements?cooperative=${cooperativeId}&page_size=100`))
      const own = batches.filter((batch) => batch.to === to)
      const [batch] = own
      expect(`one batch up to ${to}, with one parcel, paid and confirmed whole`, own.length === 1 && batch?.figures.parcels === 1 && batch.state === "paid" && batch.progress.received === batch.progress.households, own)
      const counted = await house.database("select kind, count(*)::int as count from benefit.entry where handover::jsonb ->> 'batchId' = $1 group by 1", [batch?.id])
      expect(`one settlement, one payout, one confirmation of ${batch?.id}`, counted.length === 3 && counted.every((row) => row["count"] === 1), counted)
    },
  }
}

const dayBefore = (days: number): string => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(Date.now() - days * DAY_MS))
