import type { MedusaRequest, MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"
import { CheckoutRefused } from "../../../workflows/checkout/refusal"

/** Answers with what `act` returns; refusals go to the one place that knows HTTP codes. */
export async function answer(res: MedusaResponse, act: () => Promise<unknown>): Promise<void> {
  res.status(200).json(await act())
}

/** The sales channel the publishable key speaks for. */
export function salesChannelOf(req: MedusaRequest): string {
  const id = (req as MedusaStoreRequest).publishable_key_context?.sales_channel_ids[0]
  if (!id) throw new CheckoutRefused(400, { type: "invalid_data", code: "no_sales_channel", message: "这个密钥没有对应的销售渠道" })
  return id
}
