import type { RecordCaptureInput } from "../../../backend/src/modules/benefit/door"
import { type SaleSnapshot, saleTotalFen, snapshotToJson } from "../../../shared/src/ledger/index.js"
import type { Client } from "pg"
import { copyIn } from "../copy-in.js"
import { Random } from "../journal/random.js"
import { benchProducts } from "../journal/register.js"
import { benchSnapshot } from "../journal/sales.js"
import { SEED } from "../sizes.js"

/** An order that waits for its money, and the capture that brings it. */
export interface BenchCapture { readonly snapshot: SaleSnapshot; readonly input: RecordCaptureInput }

const FROM_MS = Date.UTC(2026, 0, 1)
const STEP_MS = 60_000

/** Orders as they come, one a minute: households per line with median 7 and 95th percentile 60 (QUALITY, B6). The same on every machine; `after`: without the first so many. */
export function* benchCaptures(count: number, { after = 0 }: { after?: number } = {}): Generator<BenchCapture> {
  const [random, products] = [new Random(SEED), benchProducts()]
  for (let number = 0; number < count; number += 1) {
    const snapshot = benchSnapshot(products, { number, placedAtMs: FROM_MS + number * STEP_MS }, random)
    if (number < after) continue
    yield { snapshot, input: { provider: "stripe", objectId: `pi_${number}`, medusaId: `pay_${number}`, orderId: snapshot.orderId, amountFen: saleTotalFen(snapshot), currency: "cny", occurredAt: new Date(snapshot.placedAtMs + 30_000) } }
  }
}

/** Places the orders: what checkout leaves behind of each, its snapshot bound to it. */
export async function placeOrders(admin: Client, captures: Iterable<BenchCapture>): Promise<void> {
  let page: SaleSnapshot[] = []
  const write = async (): Promise<void> => {
    await copyIn(admin, "benefit.attribution", ["id", "cart_id", "attempt", "request_digest", "snapshot"], page.map((one) => [`attr_${one.orderId}`, one.cartId, 1, "bench", JSON.stringify(snapshotToJson(one))]))
    await copyIn(admin, "benefit.attribution_binding", ["attribution_id", "order_id", "line_ids"], page.map((one) => [`attr_${one.orderId}`, one.orderId, JSON.stringify(Object.fromEntries(one.lines.map(({ lineId }) => [lineId, lineId])))]))
    page = []
  }
  for (const { snapshot } of captures) {
    page.push(snapshot)
    if (page.length === 500) await write()
  }
  await write()
}
