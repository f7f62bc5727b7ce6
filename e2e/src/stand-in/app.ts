import express, { urlencoded, type Express, type RequestHandler } from "express"
import { apiRoutes, type House } from "./api-routes.js"
import { Books, calm, newId } from "./books.js"
import { controlDoor } from "./control-door.js"
import { Customers } from "./customers.js"
import { Disputes } from "./disputes.js"
import { hostedPage } from "./hosted-page.js"
import { Outages } from "./outages.js"
import { PaymentIntents } from "./payment-intents.js"
import { Refunds } from "./refunds.js"
import { Webhooks } from "./webhooks.js"

export interface StandInOptions {
  /** folder of the append-only journal */
  folder: string
  /** where a payer's browser finds the stand-in, without a trailing slash */
  publicUrl: string
  webhookUrl: string | null
  webhookSecret: string
  firstRetryPauseMs: number
  /** whether the test levers exist at all */
  withControlDoor: boolean
}

/** The whole stand-in, ready to listen. `close` ends pending deliveries; the journal needs no closing. */
export function buildStandIn(options: StandInOptions): { app: Express; close: () => void } {
  const books = new Books(options.folder, { webhook_url: options.webhookUrl, webhook_secret: options.webhookSecret, ...calm })
  const intents = new PaymentIntents(books, (id) => `${options.publicUrl}/alipay/${id}`)
  const disputes = new Disputes(books)
  const house: House = { books, intents, disputes, refunds: new Refunds(books, disputes), customers: new Customers(books), outages: new Outages() }
  const webhooks = new Webhooks(books, options.firstRetryPauseMs)
  const app = express()
  app.disable("x-powered-by")
  app.set("query parser", "extended")
  app.get("/health", (_request, response) => response.json({ status: "ok" }))
  app.use("/v1", stamped, needsKey, urlencoded({ extended: true, limit: "1mb" }), apiRoutes(house))
  app.use("/v1", (request, response) => response.status(404).json({ error: { type: "invalid_request_error", message: `Unrecognized request URL (${request.method}: ${request.originalUrl.split("?")[0]}).` } }))
  if (options.withControlDoor) app.use("/_control", controlDoor(house, webhooks))
  app.use(hostedPage(house))
  webhooks.resume()
  const close = () => {
    webhooks.close()
    house.refunds.close()
    house.outages.close()
  }
  return { app, close }
}

const stamped: RequestHandler = (_request, response, next) => {
  response.set({ "request-id": newId("req"), "stripe-version": "2024-04-10", "cache-control": "no-store" })
  next()
}

const needsKey: RequestHandler = (request, response, next) => {
  const key = /^Bearer (\S+)$/.exec(request.header("authorization") ?? "")?.[1]
  if (key && /^(sk|rk)_/.test(key)) return next()
  const message = key
    ? `Invalid API Key provided: ${key.slice(0, 3)}***`
    : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
  response.status(401).json({ error: { type: "invalid_request_error", message } })
}
