import { model } from "@medusajs/framework/utils"

/**
 * One event as the provider delivered it, stored before the delivery is answered. A hint, not a fact: it names an object to
 * look at, and carries nothing of the buyer. `dead`: given up after the last attempt, visible and replayable.
 */
export const ProviderEvent = model
  .define("provider_event", {
    id: model.id({ prefix: "pevt" }).primaryKey(),
    provider: model.text(),
    event_id: model.text(),
    type: model.text(),
    payment_id: model.text().nullable(),
    state: model.enum(["received", "processed", "dead"]).default("received"),
    attempts: model.number().default(0),
    next_attempt_at: model.dateTime(),
    last_error: model.text().nullable(),
    occurred_at: model.dateTime(),
    processed_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["provider", "event_id"], unique: true }, { on: ["state", "next_attempt_at"] }])
