import type { MedusaRequest, MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { PROVIDER_UNAVAILABLE } from "../../../providers/stripe/provider-refusal"
import { CheckoutRefused } from "../../../workflows/checkout/refusal"

/** Answers with what `act` returns, or with its refusal in the contract's shape. Anything unexpected goes on to the error handler. */
export async function answer(res: MedusaResponse, act: () => Promise<unknown>): Promise<void> {
  try {
    res.status(200).json(await act())
  } catch (error) {
    const refused = refusalOf(error)
    if (!refused) throw error
    if (refused.status === 503) res.setHeader("Retry-After", "10")
    res.status(refused.status).json(refused.refusal)
  }
}

function refusalOf(error: unknown): CheckoutRefused | null {
  if (error instanceof CheckoutRefused) return error
  if (!(error instanceof Error) || !MedusaError.isMedusaError(error)) return null
  const code = (error as MedusaError).code
  if (code === PROVIDER_UNAVAILABLE) return new CheckoutRefused(503, { type: "unavailable", code, message: "支付服务暂时没有回应，请稍后再试" })
  if (code === MedusaError.Codes.INSUFFICIENT_INVENTORY) return new CheckoutRefused(409, { type: "conflict", code: "not_enough_stock", message: "库存不足，请减少数量" })
  return null
}

/** The sales channel the publishable key speaks for. */
export function salesChannelOf(req: MedusaRequest): string {
  const id = (req as MedusaStoreRequest).publishable_key_context?.sales_channel_ids[0]
  if (!id) throw new CheckoutRefused(400, { type: "invalid_data", code: "no_sales_channel", message: "这个密钥没有对应的销售渠道" })
  return id
}
