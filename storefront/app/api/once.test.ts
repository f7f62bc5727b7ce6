import { expect, it, vi } from "vitest"
import { once } from "./once.server"

it("a second press of the button gets the first one's order", async () => {
  const work = vi.fn<() => Promise<{ ok: boolean; order: string }>>(() => Promise.resolve({ ok: true, order: "order_1" }))
  const [first, second] = await Promise.all([once("attempt-1", work, (answer) => answer.ok), once("attempt-1", work, (answer) => answer.ok)])
  expect(second).toBe(first)
  expect(work).toHaveBeenCalledTimes(1)
})

it("a refused attempt may be tried again with the same form", async () => {
  const work = vi.fn<() => Promise<{ ok: boolean }>>(() => Promise.resolve({ ok: false }))
  await once("attempt-2", work, (answer) => answer.ok)
  await once("attempt-2", work, (answer) => answer.ok)
  expect(work).toHaveBeenCalledTimes(2)
})
