import { afterEach, describe, expect, it, vi } from "vitest"
import { isCutOff } from "./cut-off"

const now = new Date()
const sinceTheStartMs = process.uptime() * 1_000
const takesAtMostMs = sinceTheStartMs + 120_000
const ago = (ms: number): Date => new Date(now.getTime() - ms)
const before = (ms: number) => isCutOff(ago(ms), { takesAtMostMs, now })

afterEach(() => vi.unstubAllEnvs())

describe("work that a crash cut off", () => {
  it("is told from work under way by its age", () => {
    expect([before(0), before(takesAtMostMs + 1_000)]).toEqual([false, true])
  })

  it("is known at once where it began before the only process", () => {
    expect(before(sinceTheStartMs + 5_000)).toBe(true)
  })

  it("may be another process's where several share the work", () => {
    vi.stubEnv("REDIS_URL", "redis://127.0.0.1:6379")
    expect(before(sinceTheStartMs + 5_000)).toBe(false)
  })
})
