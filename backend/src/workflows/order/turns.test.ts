import { setTimeout as pause } from "node:timers/promises"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { TooBusy, type Turn, Turns } from "./turns"

const wide = { atOnce: 100, mostWaiting: 1_000, patienceMs: 10_000 }
const settled = () => pause(0)

/** Takes a turn and writes down when it came. */
function queue(turns: Turns, came: string[], name: string, keys: string[]): { turn: Promise<Turn> } {
  const turn = turns.take(keys)
  void turn.then(() => came.push(name))
  return { turn }
}

describe("turns", () => {
  it("come one after the other to those who need the same thing, in the order they asked", async () => {
    const turns = new Turns(wide)
    const came: string[] = []
    const [first, second] = [queue(turns, came, "first", ["berries"]), queue(turns, came, "second", ["berries"])]
    queue(turns, came, "third", ["berries"])
    await settled()
    expect(came).toEqual(["first"])
    ;(await first.turn).end()
    await settled()
    expect(came).toEqual(["first", "second"])
    ;(await second.turn).end()
    await settled()
    expect(came).toEqual(["first", "second", "third"])
  })

  it("come at once to those who need other things", async () => {
    const turns = new Turns(wide)
    const came: string[] = []
    queue(turns, came, "berries", ["berries"])
    queue(turns, came, "rice", ["rice"])
    await settled()
    expect(came).toEqual(["berries", "rice"])
  })

  it("do not pass over a basket of two things because each of them alone is quickly taken again", async () => {
    const turns = new Turns(wide)
    const came: string[] = []
    const berries = queue(turns, came, "berries", ["berries"])
    const both = queue(turns, came, "both", ["berries", "rice"])
    queue(turns, came, "rice", ["rice"])
    await settled()
    expect(came).toEqual(["berries"])
    ;(await berries.turn).end()
    await settled()
    expect(came).toEqual(["berries", "both"])
    ;(await both.turn).end()
    await settled()
    expect(came).toEqual(["berries", "both", "rice"])
  })

  it("say whether others went first", async () => {
    const turns = new Turns(wide)
    const first = await turns.take(["berries"])
    const second = turns.take(["berries"])
    first.end()
    expect([first.waited, (await second).waited]).toEqual([false, true])
  })

  it("refuse a line that is full, and let go who has waited long enough", async () => {
    const turns = new Turns({ atOnce: 1, mostWaiting: 1, patienceMs: 20 })
    const first = await turns.take(["berries"])
    const impatient = turns.take(["berries"])
    await expect(turns.take(["berries"])).rejects.toBeInstanceOf(TooBusy)
    await expect(impatient).rejects.toBeInstanceOf(TooBusy)
    first.end()
    await expect(turns.take(["berries"])).resolves.toMatchObject({ waited: false })
  })

  it("never let two with a common thing go at once, never more than may, and come to everybody", async () => {
    const baskets = fc.array(fc.uniqueArray(fc.constantFrom<string>("a", "b", "c", "d"), { minLength: 1, maxLength: 3 }), { maxLength: 25 })
    await fc.assert(fc.asyncProperty(baskets, fc.integer({ min: 1, max: 4 }), async (all, atOnce) => {
      const turns = new Turns({ ...wide, atOnce })
      const held: string[][] = []
      let done = 0
      await Promise.all(all.map(async (keys) => {
        const turn = await turns.take(keys)
        expect(held.flat().filter((key) => keys.includes(key))).toEqual([])
        held.push(keys)
        expect(held.length).toBeLessThanOrEqual(atOnce)
        await Promise.resolve()
        held.splice(held.indexOf(keys), 1)
        done++
        turn.end()
      }))
      expect(done).toBe(all.length)
    }), { numRuns: 200 })
  })
})
