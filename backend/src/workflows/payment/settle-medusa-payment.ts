import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { providerJournal } from "../../providers/stripe/provider-journal"
import { readGraph } from "../checkout/read-graph"
import { settleAll } from "./process-event"

/** Settles the provider's payment behind one of Medusa's. Nothing to do for payments of other providers. */
export async function settleMedusaPayment(container: MedusaContainer, paymentId: string): Promise<void> {
  const row = z.object({ provider_id: z.string(), data: z.record(z.string(), z.unknown()).nullish() })
  const [payment] = await readGraph(container, row, { entity: "payment", fields: ["id", "provider_id", "data"], filters: { id: paymentId } })
  const objectId = payment?.data?.["id"]
  if (payment?.provider_id === "pp_alipay_stripe" && typeof objectId === "string") await settleAll(container, providerJournal(), objectId)
}
