import { inboxDoors } from "@qianhang/shared/contracts"
import { PAYMENT_INBOX_MODULE, type PaymentInboxService } from "../../../modules/payment-inbox"
import { openDoor } from "../../open-door"

export const AUTHENTICATE = false

export const GET = openDoor(inboxDoors.list, async ({ query, scope }) => {
  const { events, total } = await scope.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE).page(query.state, { page: query.page, pageSize: query.page_size })
  return { events, total, page: query.page, page_size: query.page_size }
})
