import { Module } from "@medusajs/framework/utils"
import { PaymentInboxService } from "./service"

export const PAYMENT_INBOX_MODULE = "payment_inbox"
export { MAX_ATTEMPTS, type DueEvent, type PaymentInboxService, type ReceivedEvent } from "./service"

export default Module(PAYMENT_INBOX_MODULE, { service: PaymentInboxService })
