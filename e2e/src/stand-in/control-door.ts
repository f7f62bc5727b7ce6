import { Router, json, type RequestHandler } from "express"
import type { House } from "./api-routes.js"
import { flag, integer, oneOf, requiredText, text, type Parameters } from "./parameters.js"
import { StripeRefusal, answerRefusal } from "./refusal.js"
import type { Webhooks } from "./webhooks.js"

/** Levers for tests, and the outside witness. JSON only; mounted only where the stand-in listens on loopback. */
export function controlDoor(house: House, webhooks: Webhooks): Router {
  const router = Router()
  const { books } = house
  router.use(json({ limit: "64kb" }))
  webhookLevers(router, house, webhooks)
  paymentLevers(router, house)
  router.get("/journal", (_request, response) => response.json(journal(house)))
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
  router.post("/events/:id/redeliver", (request, response) => {
    const event = books.events.get(request.params.id)
    const body: unknown = request.body
    const times = integer(textual(isMap(body) ? body : {}), "times", { min: 1, max: 100 }) ?? 1
    if (!event) response.status(404).json({ error: { message: "no such event" } })
    else void webhooks.deliver(event, times).then((reached) => response.json({ reached, times }))
  })
}

function paymentLevers(router: Router, { books, intents, refunds, outages }: House): void {
  router.post("/pay", lever(books, (sent) => intents.approve(requiredText(sent, "payment_intent"), flag(textual(sent), "force_late_payment"))))
  router.post("/refuse", lever(books, (sent) => intents.refuse(requiredText(sent, "payment_intent"))))
  router.post("/refund", lever(books, (sent) => {
    const amount = sent.amount === undefined ? {} : { amount: String(sent.amount) }
    return refunds.create({ payment_intent: requiredText(sent, "payment_intent"), ...amount })
  }))
  router.post("/refund-status", lever(books, (sent) => {
    books.configure({ refund_status: oneOf(sent, "status", ["succeeded", "pending"]) ?? "succeeded" })
    return books.settings
  }))
  router.post("/refunds/:id/conclude", lever(books, (sent, id) => refunds.conclude(id, oneOf(sent, "status", ["succeeded", "failed"]) ?? "succeeded")))
  router.post("/outage", lever(books, (sent) => {
    const facts = textual(sent)
    const times = integer(facts, "times", { min: 0, max: 1000 }) ?? 1
    outages.order({ path: text(sent, "path") ?? "/v1", method: text(sent, "method") ?? undefined, kind: oneOf(sent, "kind", ["refuse", "lose_answer"]) ?? "refuse", status: integer(facts, "status", { min: 400, max: 599 }) ?? 500, times })
    return { times }
  }))
}

/** Every charge and refund that moved money, as integers of fen in decimal strings: the witness outside the shop. */
function journal({ books }: House) {
  const charges = [...books.charges.values()].filter((charge) => charge.status === "succeeded")
  const refunds = [...books.refunds.values()].filter((refund) => refund.status === "succeeded")
  const sum = (amounts: number[]) => String(amounts.reduce((total, each) => total + each, 0))
  return {
    charges: charges.map((charge) => ({ id: charge.id, payment_intent: charge.payment_intent, amount_fen: String(charge.amount), refunded_fen: String(charge.amount_refunded), currency: charge.currency, created: charge.created, metadata: charge.metadata })),
    refunds: refunds.map((refund) => ({ id: refund.id, payment_intent: refund.payment_intent, charge: refund.charge, amount_fen: String(refund.amount), currency: refund.currency, created: refund.created, metadata: refund.metadata })),
    charged_fen: sum(charges.map((charge) => charge.amount)),
    refunded_fen: sum(refunds.map((refund) => refund.amount)),
  }
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
