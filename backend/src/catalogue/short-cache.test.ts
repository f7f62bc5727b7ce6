import { describe, expect, it, vi } from "vitest"
import { ShortCache } from "./short-cache"

describe("answers kept for a short time", () => {
  it("are made once for all who ask meanwhile, and anew when they are old", async () => {
    let clock = 0
    const cache = new ShortCache<number>(1_000, 10, () => clock)
    const make = vi.fn<() => Promise<number>>(async () => clock)
    expect(await Promise.all([cache.read("a", make), cache.read("a", make)])).toEqual([0, 0])
    clock = 1_001
    expect(await cache.read("a", make)).toBe(1_001)
    expect(make).toHaveBeenCalledTimes(2)
  })
  it("do not keep a failure", async () => {
    const cache = new ShortCache<number>(1_000, 10)
    await expect(cache.read("a", () => Promise.reject(new Error("down")))).rejects.toThrow("down")
    expect(await cache.read("a", async () => 1)).toBe(1)
  })
  it("give way to newer ones when there are too many", async () => {
    const cache = new ShortCache<number>(60_000, 2)
    const make = vi.fn<() => Promise<number>>(async () => 1)
    for (const key of ["a", "b", "c", "a"]) await cache.read(key, make)
    expect(make).toHaveBeenCalledTimes(4)
  })
})
