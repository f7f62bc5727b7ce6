import { ask, field } from "./ask.js"
import { shop } from "./shop.js"

const lever = async (path: string, body: object = {}): Promise<unknown> => {
  const answer = await ask(`${shop.standInUrl}/_control${path}`, { method: "POST", body })
  if (answer.status !== 200) throw new Error(`the stand-in refused ${path}: ${answer.text}`)
  return answer.body
}

/** The payer's hand and the tester's levers at the payment stand-in. */
export const standIn = {
  approve: (intentId: string) => ask(`${shop.standInUrl}/alipay/${intentId}/approve`, { method: "POST" }),
  refuse: (intentId: string) => ask(`${shop.standInUrl}/alipay/${intentId}/refuse`, { method: "POST" }),
  payLate: (intentId: string) => lever("/pay", { payment_intent: intentId, force_late_payment: true }),
  refundAtDashboard: (intentId: string, amountFen: string) => lever("/refund", { payment_intent: intentId, amount: amountFen }),
  withholdWebhooks: () => lever("/webhooks/withhold"),
  duplicateWebhooks: (times: number) => lever("/webhooks/duplicate", { times }),
  discardWebhooks: () => lever("/webhooks/release", { discard: true }),
  redeliver: (eventId: string, times: number) => lever(`/events/${eventId}/redeliver`, { times }),
  eventOf: async (objectId: string, type: string) => {
    const found = (await eventsOf()).find((event) => event.object_id === objectId && event.type === type)
    if (!found) throw new Error(`the stand-in logged no ${type} for ${objectId}`)
    return found.id
  },
  journal: async () => {
    const { body } = await ask(`${shop.standInUrl}/_control/journal`)
    return { charges: rows(field(body, "charges")), refunds: rows(field(body, "refunds")) }
  },
}

interface LoggedEvent { id: string; type: string; object_id: string }
interface JournalRow { id: string; payment_intent: string; amount_fen: string }

async function eventsOf(): Promise<LoggedEvent[]> {
  const { body } = await ask(`${shop.standInUrl}/_control/events`)
  const events = field(body, "events")
  return Array.isArray(events) ? events.map((event: unknown) => ({ id: String(field(event, "id")), type: String(field(event, "type")), object_id: String(field(event, "object_id")) })) : []
}

function rows(value: unknown): JournalRow[] {
  return Array.isArray(value) ? value.map((row: unknown) => ({ id: String(field(row, "id")), payment_intent: String(field(row, "payment_intent")), amount_fen: String(field(row, "amount_fen")) })) : []
}
