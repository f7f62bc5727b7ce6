import { describe, expect, it } from "vitest"
import { AppendQueue, type Outcome } from "./append-queue"

describe("the append queue", () => {
  it("writes callers who come together as one batch, and those who come meanwhile as the next", async () => {
    const batches: number[] = []
    const queue = new AppendQueue<number, number>(async (items) => {
      batches.push(items.length)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return items.map((item): Outcome<number> => ({ done: item * 10 }))
    })
    const first = [1, 2, 3].map((item) => queue.append(item))
    await new Promise((resolve) => setTimeout(resolve, 1))
    const second = [4, 5].map((item) => queue.append(item))
    expect(await Promise.all([...first, ...second])).toEqual([10, 20, 30, 40, 50])
    expect(batches).toEqual([3, 2])
  })

  it("retries every item alone when the batch fails, so that only the poison one is refused", async () => {
    const queue = new AppendQueue<string, string>(async (items) => {
      if (items.includes("poison")) throw new Error("the database refused")
      return items.map((item): Outcome<string> => ({ done: item }))
    })
    const answers = await Promise.allSettled(["a", "poison", "b"].map((item) => queue.append(item)))
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"])
  })

  it("refuses one item of a batch without failing the others", async () => {
    const queue = new AppendQueue<number, number>(async (items) => items.map((item): Outcome<number> => (item < 0 ? { refused: new RangeError("negative") } : { done: item })))
    const [good, bad] = await Promise.allSettled([queue.append(1), queue.append(-1)])
    expect([good?.status, bad?.status]).toEqual(["fulfilled", "rejected"])
    await queue.idle()
  })
})
