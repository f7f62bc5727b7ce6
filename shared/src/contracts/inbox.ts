import { z } from "zod"
import { door } from "./door.js"
import { paged, paging } from "./scalars.js"

/** `received` waits or is tried again, `processed` is done, `dead` was given up after its last attempt. */
export const inboxState = z.enum(["received", "processed", "dead"])

/** What the inbox keeps of a provider's event: which object to look at, and nothing of the buyer. */
export const inboxEvent = z.object({
  id: z.string(), provider: z.string(), event_id: z.string(), type: z.string(), payment_id: z.string().nullable(), state: inboxState,
  attempts: z.number().int(), next_attempt_at: z.string(), last_error: z.string().nullable(), occurred_at: z.string(), received_at: z.string(), processed_at: z.string().nullable(),
})
export type InboxEvent = z.infer<typeof inboxEvent>

const MONEY_SIDE = ["office", "operator"] as const

export const inboxDoors = {
  list: door({
    method: "GET", path: "/admin/benefit-inbox", audience: "staff", roles: MONEY_SIDE, summary: "支付渠道事件收件箱，按状态查看；dead 为多次处理失败、等待重放的事件",
    query: z.object({ ...paging, state: inboxState.optional() }).strict(), answer: z.object({ events: z.array(inboxEvent), ...paged }),
  }),
  replay: door({
    method: "POST", path: "/admin/benefit-inbox/:id/replay", audience: "staff", roles: MONEY_SIDE, summary: "重放一个处理失败的事件",
    body: z.object({}).strict(), answer: z.object({ event: inboxEvent }), refusals: ["wrong_state"],
  }),
}
