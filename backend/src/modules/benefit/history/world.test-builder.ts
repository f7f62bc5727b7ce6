import type { BenefitService } from "../service"
import { Chance } from "./chance.test-builder"
import { dayOf, HOUR_MS, startOf } from "./days.test-builder"
import { Market } from "./market.test-builder"
import { AfterSale } from "./oracle-after-sale.test-builder"
import { Oracle } from "./oracle.test-builder"
import { HandoverOracle } from "./oracle-handover.test-builder"

/** What one step did, in a word; `null` where there was nothing to do it to. */
export type Did = string | null
export type Step = (world: World) => Promise<Did>

/** Something the ledger did that the oracle did not, or the other way round. */
export class HistoryBroken extends Error {
  constructor(what: string, readonly found?: unknown) {
    super(found === undefined ? what : `${what}: ${found instanceof Error ? (found.stack ?? found.message) : JSON.stringify(found)}`)
    this.name = "HistoryBroken"
  }
}

const BEGINS = startOf("2026-03-01")

/** The ledger under test, its oracle, the dice and a clock both go by. */
export class World {
  readonly chance: Chance
  readonly market = new Market()
  readonly oracle = new Oracle()
  readonly handover = new HandoverOracle(this.oracle)
  readonly afterSale = new AfterSale(this.oracle)
  private instant = BEGINS + 9 * HOUR_MS
  private ids = 0

  constructor(readonly benefit: BenefitService, seed: number, private readonly setClock: (ms: number) => void) {
    this.chance = new Chance(seed)
    setClock(this.instant)
  }

  get nowMs(): number { return this.instant }
  get now(): Date { return new Date(this.instant) }
  get today(): string { return dayOf(this.instant) }

  /** Time goes on by minutes or hours, now and then by days. */
  letTimePass(): void {
    const hours = this.chance.happens(0.02) ? this.chance.whole(24, 96) : this.chance.draw() * 3
    this.instant += Math.floor(hours * HOUR_MS)
    this.setClock(this.instant)
  }

  id(prefix: string): string {
    this.ids += 1
    return `${prefix}_${String(this.ids).padStart(6, "0")}`
  }

  voucher(): { evidenceId: string; proof: string } {
    return { evidenceId: this.id("file"), proof: this.ids.toString(16).padStart(64, "0") }
  }

  /** Both agree that this is refused, with this code, name or sentence. */
  async refused(what: string, work: () => Promise<unknown>, expected: string): Promise<void> {
    const outcome = await work().then((done) => ({ done }), (error: unknown) => ({ error }))
    if (!("error" in outcome)) throw new HistoryBroken(`${what} should have been refused with ${expected}`, String(outcome.done))
    const { error } = outcome
    const names = error instanceof Error ? [error.name, "code" in error ? String(error.code) : "", error.message] : []
    if (!names.some((name) => name.includes(expected))) throw new HistoryBroken(`${what} should have been refused with ${expected}`, error)
  }
}
