import type { MedusaContainer } from "@medusajs/framework/types"
import { providerJournal } from "../../providers/stripe/provider-journal"
import { BENEFIT_MODULE, type BenefitDoor } from "../../modules/benefit/door"
import { readGraph } from "../checkout/read-graph"
import { z } from "zod"
import { settleAll } from "../payment/process-event"

const row = z.object({ payment_collections: z.array(z.object({ payment_sessions: z.array(z.object({ data: z.record(z.string(), z.unknown()).nullish() })).nullish(), payments: z.array(z.object({ captured_at: z.coerce.date().nullish() })).nullish() }).nullish()).nullish() })
const FIELDS = ["id", "payment_collections.payment_sessions.data", "payment_collections.payments.captured_at"]

/** Follows a cancellation: unpaid, the intent is closed and the attribution released; paid, the refunds that Medusa made are recorded. */
export async function afterCancellation(container: MedusaContainer, orderId: string): Promise<void> {
  const [order] = await readGraph(container, row, { entity: "order", fields: FIELDS, filters: { id: orderId } })
  const journal = providerJournal()
  const collections = order?.payment_collections ?? []
  const captured = collections.some((collection) => collection?.payments?.some((payment) => payment.captured_at))
  if (!captured) await container.resolve<BenefitDoor>(BENEFIT_MODULE).releaseAttribution({ orderId }, "cancelled")
  for (const session of collections.flatMap((collection) => collection?.payment_sessions ?? [])) {
    const paymentId = session.data?.["id"]
    if (typeof paymentId !== "string") continue
    const { progress } = await journal.payment(paymentId)
    if (progress === "captured") await settleAll(container, journal, paymentId)
    else if (progress !== "cancelled") await journal.cancelPayment(paymentId)
  }
}
