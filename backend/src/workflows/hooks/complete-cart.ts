import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { completionRefusal } from "../order/refuse-completion"
import { refuseUnfitCart } from "../order/refuse-unfit-cart"
import { orderOfCart, secureOrder, unsecureOrder } from "../order/secure-order"
import { refuseMoreThanStock, refuseOverReserved } from "../order/stock-check"

/** Every client completes through these hooks, the shop and a plain js-sdk alike, so every sale is attributed the same way. */

completeCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  if (await orderOfCart(container, input.id)) return new StepResponse(undefined)
  await refuseUnfitCart(container, input.id)
  await refuseMoreThanStock(container, input.id)
  return new StepResponse(undefined)
})

interface HookContext {
  container: Parameters<typeof secureOrder>[0]
}
interface DeferredHooks {
  /** declared by the workflow (2.21.2) but missing from its published types; `complete-cart.test.ts` pins the name */
  beforePaymentAuthorization: (
    invoke: (data: { input: { id: string } }, context: HookContext) => Promise<StepResponse<void, Secured | undefined>>,
    compensate: (secured: Secured | undefined, context: HookContext) => Promise<void>,
  ) => void
}
interface Secured {
  cartId: string
  orderId: string
}

const deferred = completeCartWorkflow.hooks as unknown as DeferredHooks

/** The order and its reservations exist, the buyer has not left for the wallet yet: the last moment to draw lots and freeze the attribution. */
deferred.beforePaymentAuthorization(
  async ({ input }, { container }) => {
    const orderId = await orderOfCart(container, input.id)
    if (!orderId) throw new Error(`cart ${input.id} has no order before its payment`)
    try {
      await refuseOverReserved(container, input.id)
      await secureOrder(container, input.id, orderId)
    } catch (error) {
      throw completionRefusal(error)
    }
    return new StepResponse(undefined, { cartId: input.id, orderId })
  },
  async (secured, { container }) => {
    if (secured) await unsecureOrder(container, secured.cartId, secured.orderId, "completion_failed")
  },
)
