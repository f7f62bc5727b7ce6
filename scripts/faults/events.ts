import type { PlacedOrder } from "../../e2e/journeys/doors/buyer.js"
import { expect, type Fault, summed, tried, type Tried } from "./fault.js"
import type { House } from "./house.js"
import { chooseTrade } from "./kill-flights.js"

/** Events of many payments and refunds, ten times each at once, shuffled and late, or never: each has one effect, and the same. */
export const events: Fault = {
  name: "events",
  title: "events duplicated, shuffled, withheld",
  run: async (house, { seed, short }) => {
    const { variantId } = await chooseTrade(house)
    const count = short ? 2 : 10
    const rows: Tried[] = []
    const round = async (phase: string, begin: () => Promise<unknown>): Promise<void> => {
      const orders = await Promise.all(Array.from({ length: count }, () => house.placeOrder([{ variant_id: variantId, quantity: 1 }])))
      await begin()
      for (const order of orders) await house.standIn.approve(order.intentId)
      for (const order of orders) await house.standIn.refundAtDashboard(order.intentId, "77")
      for (const order of orders) rows.push(await tried(phase, () => soldAndRefundedOnce(house, order)))
      await calm(house)
      rows.push(await tried("RECON", house.expectRecon))
    }
    await round("shuffled, 10 × each", async () => {
      await house.lever("/webhooks/duplicate", { times: 10 })
      await house.lever("/webhooks/reorder", { batch: count, seed: seed % 4_294_967_296 })
    })
    if (!short) await round("late, overtaking each other", () => house.lever("/webhooks/delay", { min_ms: 0, max_ms: 4_000, seed: seed % 4_294_967_296 }))
    await round("withheld for ever", () => house.lever("/webhooks/withhold"))
    return summed(rows)
  },
}

async function calm(house: House): Promise<void> {
  await house.lever("/webhooks/duplicate", { times: 1 })
  await house.lever("/webhooks/reorder", { batch: 1 })
  await house.lever("/webhooks/delay", { min_ms: 0, max_ms: 0 })
  await house.lever("/webhooks/release", { discard: true })
}

async function soldAndRefundedOnce(house: House, order: PlacedOrder): Promise<void> {
  const kinds = async () => (await house.entriesOf(house.office, order.id)).map((entry) => entry.kind).join()
  await house.until(kinds, (found) => found === "sale,refund", house.twoCyclesMs())
  const shown = await house.overviewOf(order)
  expect(`order ${order.id} is paid once and 0.77 refunded`, shown.paid_fen === order.totalFen && shown.refunded_fen === "77", [shown.paid_fen, shown.refunded_fen])
}
