import { setTimeout as pause } from "node:timers/promises"
import { expect, test } from "@playwright/test"
import { ask } from "./doors/ask.js"
import { benefitOf, overviewOf, placeOrder, variantWithBenefit } from "./doors/buyer.js"
import { entriesOf, staffLogin, tokenOf } from "./doors/house.js"
import { recon } from "./doors/recon.js"
import { standIn } from "./doors/stand-in.js"
import { twoCyclesMs, until } from "./doors/until.js"

/** Opened by `npm test` alone: kills a process with -9, starts it again and answers when it serves. */
const crashDoor = process.env.CRASH_DOOR_URL

/** Milliseconds between the payer's yes and the cut: before, during and after the posting. */
const MOMENTS = [0, 40, 120, 400]

test("a backend killed with -9 between capture and posting records each sale once", async () => {
  expect(crashDoor, "this journey needs the crash door that `npm test` opens").toBeTruthy()
  test.setTimeout(240_000)
  const staff = await tokenOf("staff", staffLogin())
  const { item } = await variantWithBenefit(MOMENTS.length + 1)
  for (const moment of MOMENTS) {
    const order = await placeOrder([item])
    await standIn.approve(order.intentId)
    await pause(moment)
    expect((await ask(`${crashDoor}/crash/backend`, { method: "POST" })).status).toBe(204)
    await until(() => overviewOf(order), ({ state }) => state === "paid", 60_000)
    await until(() => benefitOf(order), ({ recorded }) => recorded, twoCyclesMs())
    expect(await entriesOf(staff, order.id)).toHaveLength(1)
  }
  const checked = await until(recon, ({ green }) => green, 60_000)
  expect(checked.green, checked.report).toBe(true)
})
