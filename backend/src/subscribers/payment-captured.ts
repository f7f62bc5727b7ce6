import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PaymentEvents } from "@medusajs/framework/utils"
import { settleMedusaPayment } from "../workflows/payment/settle-medusa-payment"

/** Medusa says a payment was captured or refunded: a hint to look at the rows and the provider's books. */
export default async function paymentChanged({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await settleMedusaPayment(container, event.data.id)
}

export const config: SubscriberConfig = { event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED] }
