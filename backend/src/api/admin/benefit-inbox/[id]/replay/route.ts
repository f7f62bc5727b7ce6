import { inboxDoors } from "@qianhang/shared/contracts"
import { PAYMENT_INBOX_MODULE, type PaymentInboxService } from "../../../../../modules/payment-inbox"
import { openDoor } from "../../../../open-door"
import { notFound, Refused } from "../../../../refusal"

export const AUTHENTICATE = false

/** Only a dead letter is replayed: one that waits is tried anyway, and one that is done has nothing to say any more. */
export const POST = openDoor(inboxDoors.replay, async ({ params, scope }) => {
  const inbox = scope.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE)
  const event = await inbox.view(params["id"] ?? "")
  if (!event) throw notFound()
  if (!(await inbox.replay(event.id, new Date()))) throw new Refused("conflict", "wrong_state", "只有处理失败的事件可以重放")
  return { event: (await inbox.view(event.id)) ?? event }
})
