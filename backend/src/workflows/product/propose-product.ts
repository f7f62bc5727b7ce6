import { createInventoryLevelsWorkflow, createProductsWorkflow, createRemoteLinkStep } from "@medusajs/core-flows"
import { Modules, ProductStatus } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { productDraft } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { yuanFromFen } from "../../catalogue/fen-from-yuan"
import { COOPERATIVE_MODULE } from "../../modules/cooperative"
import { productHandle } from "./product-handle"
import { sellerPlaces, type SellerPlaces } from "./seller-places"

export type Proposal = { cooperativeId: string; draft: z.output<typeof productDraft> }
type Facts = { places: SellerPlaces; handle: string }

const gatherFactsStep = createStep("gather-proposal-facts", async ({ cooperativeId, draft }: Proposal, { container }) => {
  const places = await sellerPlaces(container, cooperativeId)
  return new StepResponse<Facts>({ places, handle: productHandle(draft.title) })
})

/** Which inventory item Medusa made for each variant, in the draft's order. */
const findStockStep = createStep("find-proposed-stock", async (input: { productId: string; draft: Proposal["draft"]; locationId: string }, { container }) => {
  const { data } = await container.resolve("query").graph({
    entity: "product_variant", fields: ["title", "inventory_items.inventory_item_id"], filters: { product_id: input.productId },
  })
  const items = new Map((data as unknown as { title: string; inventory_items: { inventory_item_id: string }[] }[]).map((variant) => [variant.title, variant.inventory_items[0]?.inventory_item_id]))
  return new StepResponse(input.draft.variants.flatMap((variant) => {
    const item = items.get(variant.title)
    return item ? [{ inventory_item_id: item, location_id: input.locationId, stocked_quantity: variant.stock }] : []
  }))
})

/** What Medusa is asked to create. Owner, status and county come from the proposal's facts and never from the draft. */
function productOf({ draft }: Proposal, { places, handle }: Facts) {
  return {
    title: draft.title, subtitle: draft.subtitle, handle, description: draft.story, status: ProductStatus.PROPOSED,
    thumbnail: draft.picture, images: [{ url: draft.picture }],
    shipping_profile_id: places.shippingProfileId,
    sales_channels: [{ id: places.salesChannelId }],
    metadata: {
      category: draft.category, county_code: places.countyCode, season_months: [], season_label: null,
      perishable: draft.perishable, made_to_order: draft.made_to_order, facts: [], claims: [], rejection_reason: null,
    },
    options: [{ title: "规格", values: draft.variants.map((variant) => variant.title) }],
    variants: draft.variants.map((variant, position) => ({
      title: variant.title, options: { 规格: variant.title }, manage_inventory: true, variant_rank: position,
      prices: [{ currency_code: "cny", amount: Number(yuanFromFen(BigInt(variant.price_fen))) }],
    })),
  }
}

/** A cooperative's new goods: created as `proposed`, in its own freight and stock place, linked to it. Answers the product's id. @throws SellerCannotShip */
export const proposeProduct = createWorkflow("propose-product", (input: Proposal) => {
  const facts = gatherFactsStep(input)
  const products = createProductsWorkflow.runAsStep({ input: transform({ input, facts }, ({ input, facts }) => ({ products: [productOf(input, facts)] })) })
  const productId = transform(products, ([created]) => {
    if (!created) throw new Error("Medusa answered without the product it was asked to create")
    return created.id
  })
  createRemoteLinkStep(transform({ input, productId }, ({ input, productId }) => [{ [COOPERATIVE_MODULE]: { cooperative_id: input.cooperativeId }, [Modules.PRODUCT]: { product_id: productId } }]))
  const levels = findStockStep(transform({ input, facts, productId }, ({ input, facts, productId }) => ({ productId, draft: input.draft, locationId: facts.places.stockLocationId })))
  createInventoryLevelsWorkflow.runAsStep({ input: transform(levels, (levels) => ({ inventory_levels: levels })) })
  return new WorkflowResponse(transform(productId, (id) => ({ id })))
})
