import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { markCart, mendCutOffCompletion } from "../../workflows/order/cut-off-completions"
import { inventoryItemsOf, refuseSoldOutMeanwhile } from "../../workflows/order/stock-check"
import { Turns } from "../../workflows/order/turns"
import { Refused } from "../refusal"

/** Completions at once in this process. Each is mostly computing, so more would only make all of them slower and hold more connections. */
const AT_ONCE = 4
const MOST_WAITING = 1_000
const PATIENCE_MS = 90_000
/** An answer that got lost inside must not hold up the others for ever. */
const LONGEST_TURN_MS = 60_000

const turns = new Turns({ atOnce: AT_ONCE, mostWaiting: MOST_WAITING, patienceMs: PATIENCE_MS })

/**
 * Buyers of the same goods complete one after the other (decision 0030): nobody waits for Medusa's lock on an inventory item until it
 * times out, and who comes too late hears 'sold out' instead of an error. Who has left the line meanwhile buys nothing. What a crash left
 * half-made of the same cart is undone first.
 * @throws Refused 503 when the line is too long
 */
export async function completeInTurn(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const cartId = String(req.params["id"] ?? "")
  const keys = [cartId, ...(await inventoryItemsOf(req.scope, cartId))]
  const turn = await turns.take(keys).catch(() => { throw new Refused("unavailable", "too_busy", "现在下单的人太多，请稍后再试") })
  if (res.closed) return turn.end()
  lastsUntilAnswered(res, turn.end)
  await mendCutOffCompletion(req.scope, cartId)
  await markCart(req.scope, cartId)
  if (turn.waited) await refuseSoldOutMeanwhile(req.scope, cartId)
  next()
}

/** Not until the connection closes: a buyer who hangs up does not stop the completion that is under way. */
function lastsUntilAnswered(res: MedusaResponse, end: () => void): void {
  const lost = setTimeout(end, LONGEST_TURN_MS).unref()
  const send = res.json.bind(res)
  res.json = (body: unknown) => {
    clearTimeout(lost)
    end()
    return send(body)
  }
}
