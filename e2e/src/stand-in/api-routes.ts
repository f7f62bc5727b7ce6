import { Router } from "express"
import type { Books } from "./books.js"
import type { Customers } from "./customers.js"
import type { Disputes } from "./disputes.js"
import { operations } from "./operation.js"
import { page } from "./paging.js"
import { list, text, type Parameters } from "./parameters.js"
import type { PaymentIntents } from "./payment-intents.js"
import type { Refunds } from "./refunds.js"
import { missing } from "./refusal.js"
import type { Outages } from "./outages.js"

export interface House { books: Books; intents: PaymentIntents; refunds: Refunds; disputes: Disputes; customers: Customers; outages: Outages }

/** Stripe's `/v1`, as far as the shop's provider and reconciliation use it. */
export function apiRoutes(house: House): Router {
  const router = Router()
  const { read, write } = operations(house)
  intentRoutes(router, house, { read, write })
  refundRoutes(router, house, { read, write })
  disputeRoutes(router, house, { read, write })
  customerRoutes(router, house, { read, write })
  const { events } = house.books
  router.get("/events", read(({ parameters }) => page(wanted(events.values(), parameters), parameters, { url: "/v1/events", noun: "event" })))
  router.get("/events/:id", read(({ id }) => known(events, "event", id)))
  return router
}

type Doors = ReturnType<typeof operations>

function intentRoutes(router: Router, { books, intents }: House, { read, write }: Doors): void {
  router.post("/payment_intents", write(({ parameters }) => intents.create(parameters)))
  router.get("/payment_intents", read(({ parameters }) => page(matching(books.intents.values(), parameters, ["customer"]), parameters, { url: "/v1/payment_intents", noun: "payment_intent" })))
  router.get("/payment_intents/:id", read(({ id }) => intents.retrieve(id)))
  router.post("/payment_intents/:id", write(({ id, parameters }) => intents.update(id, parameters)))
  router.post("/payment_intents/:id/confirm", write(({ id, parameters }) => intents.confirm(id, parameters)))
  router.post("/payment_intents/:id/capture", write(({ id, parameters }) => intents.capture(id, parameters)))
  router.post("/payment_intents/:id/cancel", write(({ id, parameters }) => intents.cancel(id, parameters)))
}

function refundRoutes(router: Router, { books, refunds }: House, { read, write }: Doors): void {
  router.post("/refunds", write(({ parameters }) => refunds.create(parameters)))
  router.get("/refunds", read(({ parameters }) => page(matching(books.refunds.values(), parameters, ["payment_intent", "charge"]), parameters, { url: "/v1/refunds", noun: "refund" })))
  router.get("/refunds/:id", read(({ id }) => refunds.retrieve(id)))
  router.post("/refunds/:id", write(({ id, parameters }) => refunds.update(id, parameters)))
  router.get("/charges", read(({ parameters }) => page(matching(books.charges.values(), parameters, ["payment_intent", "customer"]), parameters, { url: "/v1/charges", noun: "charge" })))
  router.get("/charges/:id", read(({ id }) => known(books.charges, "charge", id)))
}

function disputeRoutes(router: Router, { books, disputes }: House, { read }: Doors): void {
  router.get("/disputes", read(({ parameters }) => page(matching(books.disputes.values(), parameters, ["payment_intent", "charge"]), parameters, { url: "/v1/disputes", noun: "dispute" })))
  router.get("/disputes/:id", read(({ id }) => disputes.retrieve(id)))
}

function customerRoutes(router: Router, { books, customers }: House, { read, write }: Doors): void {
  router.post("/customers", write(({ parameters }) => customers.create(parameters)))
  router.get("/customers", read(({ parameters }) => page(matching(books.customers.values(), parameters, ["email"]), parameters, { url: "/v1/customers", noun: "customer" })))
  router.get("/customers/:id", read(({ id }) => customers.retrieve(id)))
  router.post("/customers/:id", write(({ id, parameters }) => customers.update(id, parameters)))
  router.delete("/customers/:id", write(({ id }) => customers.delete(id)))
  router.get("/customers/:id/payment_methods", read(({ id, parameters }) => {
    customers.retrieve(id)
    return page(matching(books.methods.values(), { ...parameters, customer: id }, ["customer", "type"]), parameters, { url: `/v1/customers/${id}/payment_methods`, noun: "payment_method" })
  }))
  router.post("/payment_methods", write(({ parameters }) => customers.createMethod(parameters)))
  router.get("/payment_methods/:id", read(({ id }) => customers.method(id)))
  router.post("/payment_methods/:id/attach", write(({ id, parameters }) => customers.attachMethod(id, parameters)))
  router.post("/payment_methods/:id/detach", write(({ id }) => customers.detachMethod(id)))
}

function known<T>(shelf: ReadonlyMap<string, T>, noun: string, id: string): T {
  const found = shelf.get(id)
  if (!found) throw missing(noun, id)
  return found
}

/** Rows whose fields equal the sent filters. */
function matching<T extends object>(rows: Iterable<T>, parameters: Parameters, fields: string[]): T[] {
  const filters = fields.flatMap((field) => {
    const value = text(parameters, field)
    return value ? [[field, value] as const] : []
  })
  return [...rows].filter((row) => {
    const values = new Map<string, unknown>(Object.entries(row))
    return filters.every(([field, value]) => values.get(field) === value)
  })
}

function wanted<T extends { type: string }>(rows: Iterable<T>, parameters: Parameters): T[] {
  const one = text(parameters, "type")
  const types = one ? [one] : list(parameters, "types")
  const fits = (type: string) => !types || types.some((each) => each === type || (each.endsWith("*") && type.startsWith(each.slice(0, -1))))
  return [...rows].filter((row) => fits(row.type))
}
