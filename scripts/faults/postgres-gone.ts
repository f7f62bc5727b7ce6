import { setTimeout as pause } from "node:timers/promises"
import { drawsFrom } from "../../e2e/src/stand-in/shuffle.js"
import type { Answer } from "../../e2e/journeys/doors/ask.js"
import { expect, type Fault, summed, tried, type Tried } from "./fault.js"
import type { House } from "./house.js"
import { capture, checkout, chooseTrade, type Flight, refund, Yard } from "./kill-flights.js"

const BACK_WITHIN_MS = 10_000

/** PostgreSQL is killed with -9 under load and comes back: 503 with Retry-After meanwhile, serving within ten seconds, nothing lost or done twice. */
export const postgresGone: Fault = {
  name: "postgres",
  title: "PostgreSQL killed with -9 and back",
  run: async (house, { seed, short }) => {
    const draw = drawsFrom(seed)
    const yard = new Yard(house, await chooseTrade(house))
    const rows: Tried[] = []
    for (let time = 0; time < (short ? 1 : 5); time++) {
      await yard.stock(1, 1)
      const flights = [checkout(yard, true), capture(yard), refund(yard, true)]
      const flown = flights.map((flight) => flight.fly().catch(() => undefined))
      await pause(draw() * 1_500)
      const revive = await house.shop.processes.crash("postgres")
      rows.push(await tried("503 + Retry-After", () => refusesInWords(house)))
      await Promise.all(flown)
      await revive()
      rows.push(await tried("serves ≤ 10 s after", () => servesSoon(yard)))
      for (const flight of flights) rows.push(await tried(`${flight.phase} under way`, () => outlived(flight)))
      rows.push(await tried("RECON", house.expectRecon))
    }
    return summed(rows)
  },
}

const outlived = (flight: Flight): Promise<void> => flight.outlive()

async function refusesInWords(house: House): Promise<void> {
  const doors: [string, () => Promise<Answer>][] = [
    ["GET /health/ready", () => house.ask(`${house.backendUrl}/health/ready`)],
    ["GET /store/catalogue/:handle", () => house.rawProduct("majiang-blueberry-frozen")],
    ["POST /store/checkout/prepare", () => house.prepare({ items: [{ variant_id: "variant_any", quantity: 1 }], address: house.hangzhou, no_return_confirmed: true })],
    ["POST /store/carts/:id/complete", () => house.complete("cart_any")],
    ["GET /admin/benefit-settlements", () => house.askAs(house.office, "/admin/benefit-settlements")],
    ["GET /admin/benefit-ledger-entries", () => house.askAs(house.office, "/admin/benefit-ledger-entries?source_id=any")],
    ["POST /auth/staff/emailpass", () => house.ask(`${house.backendUrl}/auth/staff/emailpass`, { method: "POST", body: { email: "office@demo.qianhang.test", password: "wrong-password" } })],
  ]
  const answers = await Promise.all(doors.map(async ([name, ask]) => [name, await ask()] as const))
  const wrong = answers.filter(([, answer]) => answer.status !== 503 || !answer.headers.get("retry-after")).map(([name, answer]) => `${name}: ${answer.status} ${answer.text.slice(0, 200)}`)
  expect("every door says 503 and when to come again", wrong.length === 0, wrong)
}

async function servesSoon(yard: Yard): Promise<void> {
  const until = Date.now() + BACK_WITHIN_MS
  for (;;) {
    try {
      yard.awaiting.push(await yard.place())
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(300)
    }
  }
}
