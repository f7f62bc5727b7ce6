import { setTimeout as pause } from "node:timers/promises"
import { drawsFrom } from "../../e2e/src/stand-in/shuffle.js"
import { type Asked, type Fault, summed, type Tried } from "./fault.js"
import type { House } from "./house.js"
import { afterSale } from "./after-sale-flights.js"
import { capture, checkout, chooseTrade, expiry, type Flight, type Phase, PHASES, refund, settlement, webhook, Yard } from "./kill-flights.js"

/** After so many kills RECON is asked. A red one counts against every point since the last. */
const RECON_EVERY = 5
/** So many of the flights of each kill are of what happens after the sale. */
const AFTER_SALES = 2
/** How long after its answer an event's process may live. */
const AFTER_ANSWER_MS = 150

/** `kill -9` of the backend at seeded moments, each time with several things under way. */
export const kills: Fault = {
  name: "kills",
  title: "backend killed with -9",
  run: async (house, asked) => new Killing(house, asked).run(),
}

interface Point { readonly phase: Phase; readonly failure: string | null }

class Killing {
  private readonly draw: () => number
  private readonly durations = new Map<Phase, number>()
  private yard!: Yard
  /** goods that may come back, for what happens after the sale */
  private backYard!: Yard

  constructor(private readonly house: House, private readonly asked: Asked) {
    this.draw = drawsFrom(asked.seed)
  }

  async run(): Promise<Tried[]> {
    const { house, asked } = this
    this.yard = new Yard(house, await chooseTrade(house))
    this.backYard = new Yard(house, await chooseTrade(house, "returnable"))
    await this.measure()
    const rows: Tried[] = []
    const recons: Tried[] = []
    let since: Point[] = []
    let kill = 0
    for (let last = false; !last; ) {
      since.push(...(await this.kill(++kill)))
      last = kill >= asked.points || (asked.until !== undefined && new Date() >= asked.until)
      if (kill % RECON_EVERY !== 0 && !last) continue
      const red = await house.expectRecon().then(() => null, (error: unknown) => String(error))
      if (red) console.log(`  ✗ after kill ${kill}: ${red}`)
      recons.push({ phase: "RECON", tried: 1, survived: red === null ? 1 : 0 })
      rows.push(...since.map(({ phase, failure }) => ({ phase, tried: 1, survived: failure === null && red === null ? 1 : 0 })))
      if (kill % 20 === 0) console.log(`  … ${kill} of ${asked.points} kills, ${rows.length} points, ${rows.filter((row) => row.survived === 0).length} not survived`)
      since = []
    }
    console.log(`  ${kill} kills, ${rows.length} flights under way when they came; seed ${asked.seed}`)
    const byPhase = summed(rows)
    return PHASES.flatMap((phase) => byPhase.filter((row) => row.phase === phase)).concat(summed(recons))
  }

  /** One flight of each kind to its end, so that kills fall inside them whatever the machine. */
  private async measure(): Promise<void> {
    await this.yard.stock(3, 2)
    await this.backYard.stock(0, afterSale.length)
    for (const flight of [checkout(this.yard, true), capture(this.yard), refund(this.yard, false), settlement(this.yard), expiry(this.yard), ...afterSale.map((begin) => begin(this.backYard))]) {
      await flight.prepare?.()
      const began = performance.now()
      await flight.fly()
      this.durations.set(flight.phase, performance.now() - began)
      await flight.outlive()
    }
    console.log(`  uninterrupted: ${[...this.durations].map(([phase, ms]) => `${phase} ${ms.toFixed(0)} ms`).join(", ")}; seed ${this.asked.seed}`)
  }

  private async kill(number: number): Promise<Point[]> {
    const { house, yard, draw } = this
    const byAnswer = draw() < 0.3
    const deaf = byAnswer || draw() < 0.2
    await yard.stock(2, yard.refunded.length > 0 ? 1 : 2)
    await this.backYard.stock(0, AFTER_SALES)
    if (deaf) await house.standIn.withholdWebhooks()
    let answered = (): void => undefined
    const answer = new Promise<void>((resolve) => { answered = resolve })
    const flights = [checkout(yard, draw() < 0.5), byAnswer ? webhook(yard, answered) : capture(yard), draw() < 0.5 ? expiry(yard) : checkout(yard, draw() < 0.5), refund(yard, draw() < 0.4), settlement(yard), ...this.afterSales()]
    const grounded = new Map<Flight, string>()
    for (const flight of flights) await flight.prepare?.().catch((error: unknown) => grounded.set(flight, `could not be prepared: ${reasonOf(error)}`))
    const ready = flights.filter((flight) => !grounded.has(flight))
    const { inTheAir, broken } = await this.flyUntilCut(ready, byAnswer ? answer.then(() => pause(Math.floor(draw() * AFTER_ANSWER_MS))) : null)
    const points = await Promise.all(flights.map(async (flight): Promise<Point[]> => {
      const failure = grounded.get(flight) ?? broken.get(flight) ?? (await flight.outlive().then(() => null, reasonOf))
      if (failure) console.log(`  ✗ kill ${number}, ${flight.phase} (${flight.what}): ${failure}`)
      return inTheAir.has(flight) || failure ? [{ phase: flight.phase, failure }] : []
    }))
    if (deaf) await house.standIn.discardWebhooks()
    return points.flat()
  }

  /** Different kinds, by the draw. */
  private afterSales(): Flight[] {
    const first = Math.floor(this.draw() * afterSale.length)
    return Array.from({ length: AFTER_SALES }, (_, index) => afterSale[(first + index) % afterSale.length]).flatMap((begin) => begin?.(this.backYard) ?? [])
  }

  /** Starts every flight so long before the cut that it falls somewhere inside it. @returns those that were under way, and those that failed before it */
  private async flyUntilCut(flights: readonly Flight[], cut: Promise<void> | null): Promise<{ inTheAir: Set<Flight>; broken: Map<Flight, string> }> {
    const { draw, durations } = this
    const leads = flights.map((flight) => (flight.phase === "webhook" ? 0 : draw() * (durations.get(flight.phase) ?? 500)))
    const longest = cut ? 0 : Math.max(...leads)
    const inTheAir = new Set<Flight>()
    const broken = new Map<Flight, string>()
    let isCut = false
    const flown = flights.map(async (flight, index) => {
      await pause(cut ? 0 : longest - (leads[index] ?? 0))
      inTheAir.add(flight)
      await flight.fly().catch((error: unknown) => { if (!isCut) broken.set(flight, `failed before the cut: ${reasonOf(error)}`) })
      if (!isCut) inTheAir.delete(flight)
    })
    await (cut ?? pause(longest))
    isCut = true
    await this.house.shop.processes.crash("backend").then((revive) => revive())
    await Promise.allSettled(flown)
    return { inTheAir, broken }
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
