import { describe, expect, it } from "vitest"
import { windowOf } from "./reconcile-window"

const now = new Date("2026-11-24T12:00:00Z")
const hoursBefore = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const hoursBack = (...asked: Parameters<typeof windowOf>) => (now.getTime() - windowOf(...asked).since.getTime()) / 3_600_000

describe("how far back a cycle reads the provider's lists", () => {
  it("is three days after a start, and once an hour", () => {
    expect(hoursBack(now, { thoroughAt: null, newestEventAt: hoursBefore(0.1) })).toBe(72)
    expect(windowOf(now, { thoroughAt: hoursBefore(1), newestEventAt: null })).toEqual({ since: hoursBefore(72), thorough: true })
  })
  it("is two hours in between", () => expect(windowOf(now, { thoroughAt: hoursBefore(0.9), newestEventAt: null })).toEqual({ since: hoursBefore(2), thorough: false }))
  it("reaches to where the inbox ends when the shop was away for days, as far as the provider remembers", () => {
    expect(hoursBack(now, { thoroughAt: null, newestEventAt: hoursBefore(200) })).toBe(201)
    expect(hoursBack(now, { thoroughAt: null, newestEventAt: hoursBefore(9000) })).toBe(30 * 24)
  })
})
