import { randomUUID } from "node:crypto"
import { afterSalesDoors, cancellationDoors, entryCorrectionDoors, ORDER_TOKEN_HEADER, returnCaseDoors } from "@qianhang/shared/contracts"
import type { Answer } from "../../e2e/journeys/doors/ask.js"
import type { PlacedOrder } from "../../e2e/journeys/doors/buyer.js"
import { expect } from "./fault.js"
import type { House } from "./house.js"
import { type Flight, required, SETTLED_MS, type Yard } from "./kill-flights.js"

const REFUSED_AS_DONE = 409

/** What happens to an order after its money came, each from the kind of order it starts from. */
export const afterSale = [shipping, cancellation, returnReceived, correction] as const

const post = (house: House, token: string, address: string, body: unknown): Promise<Answer> => house.askAs(token, address, { method: "POST", body })
const refundsAtProvider = async (house: House, order: PlacedOrder) => (await house.standIn.journal()).refunds.filter((row) => row.payment_intent === order.intentId)
const kindsOf = async (house: House, order: PlacedOrder) => (await house.entriesOf(house.office, order.id)).map((entry) => entry.kind).sort().join(" ")
const countOf = async (house: House, sql: string, values: unknown[]): Promise<number> => Number((await house.database(`select count(*)::int as count from ${sql}`, values))[0]?.["count"])

/** A caller who asks again is told that it is done, or it is done now; nobody hears that something broke. */
function expectDone(what: string, answer: Answer): void {
  expect(what, answer.status === 200 || answer.status === REFUSED_AS_DONE, `${answer.status} ${answer.text}`)
}

const ship = (yard: Yard, order: PlacedOrder): Promise<Answer> => post(yard.house, yard.trade.member, `/cooperative/parcels/${order.id}/ship`, { carrier: "sf", tracking_number: `SF${order.id.slice(-10)}` })

/** A member hands the parcel to the courier. Cut off, they press again: it left once, whole, and its goods left the shelf. */
export function shipping(yard: Yard): Flight {
  const { house } = yard
  const order = required(yard.paid.shift())
  return {
    phase: "shipping", what: order.id,
    fly: async () => expectDone("the parcel is shipped", await ship(yard, order)),
    outlive: async () => {
      expectDone(`the parcel of ${order.id} is shipped when its member presses again`, await ship(yard, order))
      await house.until(() => house.overviewOf(order), ({ state }) => state === "shipped", SETTLED_MS)
      const sent = await countOf(house, "order_fulfillment o join fulfillment f on f.id = o.fulfillment_id where o.order_id = $1 and f.shipped_at is not null and f.canceled_at is null", [order.id])
      const [items] = await house.database("select min(quantity)::int as bought, min(fulfilled_quantity)::int as packed, max(shipped_quantity)::int as sent from (select distinct on (item_id) * from order_item where order_id = $1 order by item_id, version desc) i", [order.id])
      expect(`order ${order.id} left once and whole`, sent === 1 && items?.["packed"] === items?.["bought"] && items?.["sent"] === items?.["bought"], { sent, items })
      expect(`goods of ${order.id} are no longer reserved`, (await reservations(house, order)) === 0)
      yard.shipped.push(order)
    },
  }
}

const reservations = (house: House, order: PlacedOrder): Promise<number> => countOf(house, "reservation_item r join order_item i on i.item_id = r.line_item_id where i.order_id = $1 and r.deleted_at is null", [order.id])

/** The office calls a paid order off: all its money goes back once, and its goods lie on the shelf again. */
export function cancellation(yard: Yard): Flight {
  const { house } = yard
  const order = required(yard.paid.shift())
  const address = `/admin/benefit-orders/${order.id}/cancellation`
  const cancelled = async (): Promise<Answer> => {
    const { version } = house.told(cancellationDoors.look.answer, await house.askAs(house.office, address))
    return post(house, house.office, address, { version, reason: "社里没有货了" })
  }
  return {
    phase: "cancellation", what: order.id,
    fly: async () => expectDone("the order is called off", await cancelled()),
    outlive: async () => {
      expectDone(`order ${order.id} is called off when the office asks again`, await cancelled())
      const books = async () => [await kindsOf(house, order), (await house.overviewOf(order)).state, (await house.overviewOf(order)).refunded_fen] as const
      await house.until(books, ([kinds, state, refundedFen]) => kinds === "refund sale" && state === "refunded" && refundedFen === order.totalFen, SETTLED_MS)
      const refunds = await refundsAtProvider(house, order)
      expect(`all money of ${order.id} went back once`, refunds.length === 1 && refunds[0]?.amount_fen === order.totalFen, refunds)
      const open = await countOf(house, "benefit.parcel_cancellation c where c.order_id = $1 and not exists (select 1 from benefit.parcel_cancellation_end e where e.cancellation_id = c.id)", [order.id])
      expect(`the cancellation of ${order.id} is carried out and nothing is reserved`, open === 0 && (await reservations(house, order)) === 0)
      const [goods] = await house.database("select coalesce(sum(d.base_units), 0)::text as drawn, (select coalesce(sum(m.base_units), 0)::text from benefit.lot_movement m where m.order_id = $1) as back from benefit.lot_draw d join benefit.attribution_binding b on b.attribution_id = d.attribution_id where b.order_id = $1", [order.id])
      expect(`the goods of ${order.id} lie in their lots again, once`, goods?.["drawn"] === goods?.["back"], goods)
    },
  }
}

/** Returned goods arrive at the cooperative: they are shelved, and refunded with the freight, once. */
export function returnReceived(yard: Yard): Flight {
  const { house, trade } = yard
  const order = required(yard.shipped.shift() ?? yard.paid.shift())
  const found = { caseId: "", lineId: "" }
  const address = () => `/cooperative/returns/${found.caseId}`
  const receive = () => post(house, trade.member, `${address()}/receipt`, { version: 2, lines: [{ line_id: found.lineId, restocked: 1, spoiled: 0 }] })
  return {
    phase: "return", what: order.id,
    prepare: async () => {
      expectDone("the parcel is shipped", await ship(yard, order))
      house.told({ parse: String }, await post(house, house.office, "/admin/benefit-signings", { order_id: order.id, cooperative_id: trade.cooperativeId, signed_at: new Date().toISOString() }))
      found.lineId = house.told(afterSalesDoors.refunds.answer, await house.askAs(house.office, `/admin/benefit-orders/${order.id}/refunds`)).lines[0]?.line_id ?? ""
      const asked = { idempotency_key: randomUUID(), cooperative_id: trade.cooperativeId, kind: "return", reason: "颜色与图片不符", lines: [{ line_id: found.lineId, quantity: 1 }] }
      const headers = { "x-publishable-api-key": house.shop.demoData().publishable_key, [ORDER_TOKEN_HEADER]: order.token }
      found.caseId = house.told(returnCaseDoors.ask.answer, await house.ask(`${house.backendUrl}/store/orders/${order.id}/returns`, { method: "POST", body: asked, headers })).return_case.id
      house.told(returnCaseDoors.ownDecide.answer, await post(house, trade.member, `${address()}/decision`, { version: 1, decision: "accept", reason: "同意退货", freight_borne_by: "cooperative" }))
    },
    fly: async () => {
      expectDone("the goods are received", await receive())
      await house.until(() => kindsOf(house, order), (kinds) => kinds === "refund sale", SETTLED_MS)
    },
    outlive: async () => {
      expectDone(`the goods of ${order.id} are received when the member says so again`, await receive())
      await house.until(() => kindsOf(house, order), (kinds) => kinds === "refund sale", SETTLED_MS)
      const { return_case } = house.told(returnCaseDoors.ownOne.answer, await house.askAs(trade.member, address()))
      const refunds = await refundsAtProvider(house, order)
      expect(`case ${found.caseId} is received and refunded once`, return_case.state === "received" && return_case.refund?.state === "posted" && refunds.length === 1 && refunds[0]?.amount_fen === return_case.refund.amount_fen, { return_case, refunds })
      const goods = await house.database("select g.lot_id, (g.restocked + g.spoiled)::text as back, (select coalesce(sum(m.base_units), 0)::text from benefit.lot_movement m where m.lot_id = g.lot_id and m.order_id = $2 and m.kind = 'return') as moved from benefit.return_case_goods g where g.case_id = $1", [found.caseId, order.id])
      expect(`the goods of ${found.caseId} were shelved once`, goods.length > 0 && goods.every((row) => row["lot_id"] === null || row["back"] === row["moved"]), goods)
    },
  }
}

/** A second person approves that a refund at the dashboard was a compensation by the courier: reversal and new statement together or not at all. */
export function correction(yard: Yard): Flight {
  const { house } = yard
  const order = required(yard.paid.shift())
  let address = ""
  let second = ""
  const approve = () => post(house, second, `${address}/decision`, { version: 1, decision: "approve", reason: "已与快递核对" })
  return {
    phase: "correction", what: order.id,
    prepare: async () => {
      second = await secondPerson(house)
      await house.standIn.refundAtDashboard(order.intentId, "123")
      const entries = await house.until(() => house.entriesOf(house.office, order.id), (rows) => rows.length === 2, SETTLED_MS)
      const { version, lines } = house.told(afterSalesDoors.refunds.answer, await house.askAs(house.office, `/admin/benefit-orders/${order.id}/refunds`))
      const restated = { reason: "compensation", bearer: "carrier", lines: [{ line_id: lines[0]?.line_id, quantity: 0, amount_fen: "123" }] }
      const asked = { sequence: entries.find((entry) => entry.kind === "refund")?.sequence, version, reason_code: "unspecified_refund", reason: "平台退款未写明行", restated }
      address = `/admin/benefit-ledger-corrections/${house.told(entryCorrectionDoors.ask.answer, await post(house, house.office, "/admin/benefit-ledger-corrections", asked)).correction.id}`
    },
    fly: async () => expectDone("the correction is approved", await approve()),
    outlive: async () => {
      expectDone(`the correction of ${order.id} is approved when the second person says so again`, await approve())
      const { correction: decided } = house.told(entryCorrectionDoors.one.answer, await house.askAs(house.office, address))
      const kinds = await kindsOf(house, order)
      expect(`the refund of ${order.id} is stated anew once`, decided.state === "approved" && kinds === "refund refund reversal sale", { state: decided.state, kinds })
      expect(`no more money of ${order.id} went back`, (await refundsAtProvider(house, order)).length === 1)
    },
  }
}

async function secondPerson(house: House): Promise<string> {
  const login = house.shop.demoData().logins.find(({ door }) => door === "operator")
  const answer = await house.ask(`${house.backendUrl}/auth/user/emailpass`, { method: "POST", body: { email: login?.email, password: login?.password } })
  return String(house.field(answer.body, "token"))
}
