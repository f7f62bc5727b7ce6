import { expect, type Fault, summed, tried, type Tried } from "./fault.js"
import type { House } from "./house.js"
import { chooseTrade } from "./kill-flights.js"

/** The provider charges and then says nothing, or its answer is lost, and every idempotency key has expired by the next try: one charge, one paid order. */
export const providerTimeout: Fault = {
  name: "provider-timeout",
  title: "provider charges, then times out",
  run: async (house, { short }) => {
    const { variantId } = await chooseTrade(house)
    const rows: Tried[] = []
    for (const kind of ["hang", "lose_answer"] as const) {
      for (let time = 0; time < (short ? 1 : 3); time++) rows.push(await tried(kind === "hang" ? "charged, never answered" : "charged, answer lost", () => chargedOnce(house, variantId, kind)))
      await house.lever("/outage", { times: 0 })
      await house.lever("/webhooks/release", { discard: true })
    }
    rows.push(await tried("RECON", house.expectRecon))
    return summed(rows)
  },
}

async function chargedOnce(house: House, variantId: string, kind: "hang" | "lose_answer"): Promise<void> {
  await house.lever("/webhooks/withhold")
  const before = (await house.standIn.journal()).charges.length
  const ready = house.told({ parse: (body) => String(house.field(body, "cart_id")) }, await house.prepare({ items: [{ variant_id: variantId, quantity: 1 }], address: house.hangzhou, no_return_confirmed: true }))
  await house.lever("/charge-on-confirm", { times: 1 })
  await house.lever("/outage", { path: "/v1/payment_intents/pi_", method: "POST", kind, times: kind === "hang" ? 1 : 3 })
  const first = await house.complete(ready)
  await house.lever("/forget-keys")
  const order = house.orderIn(first.status === 200 && first.text.includes("access_token") ? first : await house.complete(ready))
  await house.until(() => house.overviewOf(order), ({ state }) => state === "paid", house.twoCyclesMs())
  const entries = await house.until(() => house.entriesOf(house.office, order.id), (rows) => rows.length > 0, house.twoCyclesMs())
  expect(`order ${order.id} is one sale`, entries.length === 1, entries.map((entry) => entry.kind))
  const charges = (await house.standIn.journal()).charges.length - before
  expect("the provider charged once", charges === 1, charges)
}
