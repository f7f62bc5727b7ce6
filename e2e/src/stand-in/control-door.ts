import { Router, json, type RequestHandler } from "express"
import type { House } from "./api-routes.js"
import { REFUND_STARTS } from "./books.js"
import { OUTAGE_KINDS } from "./outages.js"
import { amount, flag, integer, oneOf, requiredText, text, type Parameters } from "./parameters.js"
import { StripeRefusal, answerRefusal } from "./refusal.js"
import type { Webhooks } from "./webhooks.js"
import { witness } from "./witness.js"

/**
 * Levers for tests, and the outside witness. JSON only; mounted at `/_control`, and only where the stand-in listens on loopback.
 *
 * | lever | body | what it does |
 * |---|---|---|
 * | `GET /journal` | | all money moved: charges, refunds (succeeded, and `unfinished_refunds` apart), disputes, sums; the oracle of RECON |
 * | `GET /events` `GET /deliveries` | | events with `undelivered`, `withheld`; the last 5000 attempts |
 * | `GET /webhooks` `POST /webhooks` | `url`, `secret` | settings as they are; where events go |
 * | `POST /webhooks/withhold` | `types?` | keeps every event, or these types, here |
 * | `POST /webhooks/release` | `discard?` | sends what was kept, or throws it away for ever; also lets gathered events go |
 * | `POST /webhooks/duplicate` | `times` 1-100 | each event is sent so often, at once |
 * | `POST /webhooks/delay` | `min_ms`, `max_ms`, `seed?` | each first delivery takes its own time between the two; 0, 0 ends it |
 * | `POST /webhooks/reorder` | `batch`, `seed?` | gathers so many events, then sends them shuffled one by one; 1 ends it |
 * | `POST /events/:id/redeliver` | `times` | sends one event again, withheld or not |
 * | `POST /pay` | `payment_intent`, `force_late_payment?` | the payer agrees; late: also after the intent was cancelled |
 * | `POST /refuse` | `payment_intent` | the payer gives up |
 * | `POST /charge-on-confirm` | `times` | the next confirmations are paid at once; with an outage of `/v1/payment_intents`, kind `hang` or `lose_answer`, the provider charges and then times out |
 * | `POST /refund` | `payment_intent`, `amount?` | a refund made at the provider's dashboard |
 * | `POST /refund-status` | `status` succeeded, pending or failed; `conclude?` succeeded or failed, `after_ms?` | how new refunds begin: failed fails at once; pending with `conclude` is asynchronous |
 * | `POST /refunds/:id/conclude` | `status` succeeded or failed | ends a pending refund, or lets a succeeded one bounce (`refund.failed`) |
 * | `POST /disputes` | `payment_intent`, `amount?`, `fee?`, `reason?`, `withdraw?` | opens a dispute; the funds go at once unless `withdraw` is false |
 * | `POST /disputes/:id/withdraw` | | the bank takes the money, the provider its fee |
 * | `POST /disputes/:id/close` | `status` won or lost | the bank decides; won brings the money back, never the fee |
 * | `POST /outage` | `path`, `method?`, `kind` refuse, lose_answer or hang, `status?`, `times` | the next calls fail unheard, or after they were done |
 * | `POST /forget-keys` | | every Idempotency-Key expires |
 */
export function controlDoor(house: House, webhooks: Webhooks): Router {
  const router = Router()
  const { books } = house
  router.use(json({ limit: "64kb" }))
  webhookLevers(router, house, webhooks)
  paymentLevers(router, house)
  refundLevers(router, house)
  disputeLevers(router, house)
  faultLevers(router, house)
  router.get("/journal", (_request, response) => response.json(witness(books)))
  router.get("/events", (_request, response) => response.json({ events: [...books.events.values()].map((event) => ({ id: event.id, type: event.type, object_id: event.data.object.id, undelivered: books.undelivered.has(event.id), withheld: books.undelivered.has(event.id) && webhooks.isWithheld(event) })) }))
  router.get("/deliveries", (_request, response) => response.json({ deliveries: webhooks.deliveries }))
  return router
}

function webhookLevers(router: Router, { books }: House, webhooks: Webhooks): void {
  router.get("/webhooks", (_request, response) => response.json(books.settings))
  router.post("/webhooks", lever(books, (sent) => {
    const url = text(sent, "url")
    const secret = text(sent, "secret")
    books.configure({ ...(url === undefined ? {} : { webhook_url: url }), ...(secret ? { webhook_secret: secret } : {}) })
    return books.settings
  }))
  router.post("/webhooks/withhold", lever(books, (sent) => {
    const types = sent.types
    books.configure({ withhold: Array.isArray(types) ? types.map(String) : "all" })
    return books.settings
  }))
  router.post("/webhooks/release", lever(books, (sent) => {
    const held = [...books.undelivered]
    if (sent.discard === true) for (const id of held) books.settle(id, "discarded")
    books.configure({ withhold: [] })
    books.flush()
    webhooks.resume()
    return { released: sent.discard === true ? 0 : held.length, discarded: sent.discard === true ? held.length : 0 }
  }))
  router.post("/webhooks/duplicate", lever(books, (sent) => {
    books.configure({ times: integer(textual(sent), "times", { min: 1, max: 100 }) ?? 1 })
    return books.settings
  }))
  router.post("/webhooks/delay", lever(books, (sent) => {
    const facts = textual(sent)
    const min = integer(facts, "min_ms", { min: 0, max: 3_600_000 }) ?? 0
    books.configure({ delay_ms: { min, max: Math.max(min, integer(facts, "max_ms", { min: 0, max: 3_600_000 }) ?? min) }, ...seedOf(facts) })
    webhooks.restartDraws()
    return books.settings
  }))
  router.post("/webhooks/reorder", lever(books, (sent) => {
    const facts = textual(sent)
    books.configure({ reorder: integer(facts, "batch", { min: 1, max: 1000 }) ?? 1, ...seedOf(facts) })
    webhooks.restartDraws()
    return books.settings
  }))
  router.post("/events/:id/redeliver", (request, response) => {
    const event = books.events.get(request.params.id)
    const body: unknown = request.body
    const times = integer(textual(isMap(body) ? body : {}), "times", { min: 1, max: 100 }) ?? 1
    if (!event) response.status(404).json({ error: { message: "no such event" } })
    else void webhooks.deliver(event, times).then((reached) => response.json({ reached, times }))
  })
}

function paymentLevers(router: Router, { books, intents }: House): void {
  router.post("/pay", lever(books, (sent) => intents.approve(requiredText(sent, "payment_intent"), flag(textual(sent), "force_late_payment"))))
  router.post("/refuse", lever(books, (sent) => intents.refuse(requiredText(sent, "payment_intent"))))
  router.post("/charge-on-confirm", lever(books, (sent) => {
    books.configure({ charge_on_confirm: integer(textual(sent), "times", { min: 0, max: 1000 }) ?? 1 })
    return books.settings
  }))
}

function refundLevers(router: Router, { books, refunds }: House): void {
  router.post("/refund", lever(books, (sent) => {
    const sum = sent.amount === undefined ? {} : { amount: String(sent.amount) }
    return refunds.create({ payment_intent: requiredText(sent, "payment_intent"), ...sum })
  }))
  router.post("/refund-status", lever(books, (sent) => {
    const conclude = oneOf(sent, "conclude", ["succeeded", "failed"])
    const after = integer(textual(sent), "after_ms", { min: 0, max: 3_600_000 }) ?? 0
    books.configure({ refund_status: oneOf(sent, "status", REFUND_STARTS) ?? "succeeded", refund_conclusion: conclude ? { status: conclude, after_ms: after } : null })
    return books.settings
  }))
  router.post("/refunds/:id/conclude", lever(books, (sent, id) => refunds.conclude(id, oneOf(sent, "status", ["succeeded", "failed"]) ?? "succeeded")))
}

function disputeLevers(router: Router, { books, disputes }: House): void {
  router.post("/disputes", lever(books, (sent) => {
    const facts = textual(sent)
    const fee = integer(facts, "fee", { min: 0, max: 1_000_000 }) ?? 1500
    const opened = disputes.open({ payment_intent: requiredText(sent, "payment_intent"), amount: amount(facts, "amount"), fee, reason: text(sent, "reason") ?? "fraudulent" })
    return sent.withdraw === false ? opened : disputes.withdraw(opened.id)
  }))
  router.post("/disputes/:id/withdraw", lever(books, (_sent, id) => disputes.withdraw(id)))
  router.post("/disputes/:id/close", lever(books, (sent, id) => disputes.close(id, oneOf(sent, "status", ["won", "lost"]) ?? "lost")))
}

function faultLevers(router: Router, { books, outages }: House): void {
  router.post("/outage", lever(books, (sent) => {
    const facts = textual(sent)
    const times = integer(facts, "times", { min: 0, max: 1000 }) ?? 1
    outages.order({ path: text(sent, "path") ?? "/v1", method: text(sent, "method") ?? undefined, kind: oneOf(sent, "kind", OUTAGE_KINDS) ?? "refuse", status: integer(facts, "status", { min: 400, max: 599 }) ?? 500, times })
    return { times }
  }))
  router.post("/forget-keys", lever(books, () => {
    const forgotten = books.answers.size
    books.forgetKeys()
    return { forgotten }
  }))
}

const seedOf = (facts: Parameters): { seed?: number } => {
  const seed = integer(facts, "seed", { min: 0, max: 4_294_967_295 })
  return seed === undefined ? {} : { seed }
}

function lever(books: House["books"], act: (sent: Parameters, id: string) => unknown): RequestHandler {
  return (request, response) => {
    try {
      if (!request.is("application/json") && Number(request.header("content-length") ?? 0) > 0) throw new StripeRefusal("The control door takes JSON")
      const body: unknown = request.body
      response.json(act(isMap(body) ? body : {}, request.params.id ?? ""))
    } catch (error) {
      answerRefusal(error, response)
    } finally {
      books.flush()
    }
  }
}

function isMap(value: unknown): value is Parameters {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** Numbers and booleans of JSON as the texts a form would carry, so that one set of checks serves both. */
function textual(sent: Parameters): Parameters {
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, typeof value === "number" || typeof value === "boolean" ? String(value) : value]))
}
