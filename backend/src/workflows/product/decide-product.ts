import { updateProductsWorkflow } from "@medusajs/core-flows"
import { ProductStatus } from "@medusajs/framework/utils"
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

export type ProductVerdict = { productId: string; metadata: Record<string, unknown>; rejectionReason: string | null }

/** Puts a proposed product into the shop, or gives it back to its cooperative with a reason. `metadata` is what the product holds now: everything else in it stays. */
export const decideProduct = createWorkflow("decide-product", (input: ProductVerdict) => {
  updateProductsWorkflow.runAsStep({
    input: transform(input, ({ productId, metadata, rejectionReason }) => ({
      selector: { id: productId },
      update: { status: rejectionReason === null ? ProductStatus.PUBLISHED : ProductStatus.REJECTED, metadata: { ...metadata, rejection_reason: rejectionReason } },
    })),
  })
  return new WorkflowResponse(transform(input, ({ productId }) => ({ id: productId })))
})
