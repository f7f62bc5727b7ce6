import type { MedusaContainer } from "@medusajs/framework/types"
import { addShippingMethodToCartWorkflow, createCartWorkflow, createPaymentCollectionForCartWorkflow, createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import type { prepared, prepareRequest } from "@qianhang/shared/contracts"
import { z } from "zod"
import { yuan } from "../payment/yuan"
import { medusaAddress } from "./delivery-address"
import { computeDiscounts } from "./discounts"
import { discountsInWholeFen } from "./discounts-in-whole-fen"
import { type Goods, readGoods } from "./goods"
import { marketRegionId } from "./market"
import { divideIntoParcels } from "./parcels"
import { readGraph } from "./read-graph"
import { invalid, notEnoughStock, notForSale } from "./refusal"
import { readShippingOffers } from "./shipping-choices"
import { type BasketLine, stockProblems } from "./stock-problems"

type Request = z.output<typeof prepareRequest>

interface PrepareInput {
  request: Request
  salesChannelId: string
  /** the signed-in buyer, if any */
  customerId: string | null
}

const PROVIDER_IDS: Record<Request["payment_provider"], string> = { alipay: "pp_alipay_stripe" }

/**
 * Turns a basket and an address into a stock cart that completion accepts as it is. Everything is checked before the first row is written.
 * @throws CheckoutRefused naming each wrong field, with nothing written.
 */
export async function prepareCheckout(container: MedusaContainer, { request, salesChannelId, customerId }: PrepareInput): Promise<z.infer<typeof prepared>> {
  const address = medusaAddress(request.address)
  const regionId = await marketRegionId(container)
  const basket = request.items.map((item) => ({ variantId: item.variant_id, quantity: item.quantity }))
  const goods = await readGoods(container, { variantIds: basket.map((line) => line.variantId), regionId, salesChannelId })
  refuseMissing(basket, goods)
  await computeDiscounts(container, { entries: divideIntoParcels(basket, goods).flatMap((parcel) => parcel.entries), codes: request.promotion_codes, regionId })
  const optionIds = await chooseShipping(container, request, basket, goods)
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id: regionId,
      sales_channel_id: salesChannelId,
      currency_code: "cny",
      ...(customerId ? { customer_id: customerId } : {}),
      ...(request.email ? { email: request.email } : {}),
      items: basket.map((line, position) => ({ variant_id: line.variantId, quantity: line.quantity, metadata: { position } })),
      shipping_address: address,
      billing_address: address,
      promo_codes: request.promotion_codes,
      metadata: { channel: "shop", no_return_confirmed: request.no_return_confirmed },
    },
  })
  await addShippingMethodToCartWorkflow(container).run({ input: { cart_id: cart.id, options: optionIds.map((id) => ({ id })) } })
  await discountsInWholeFen(container, cart.id)
  const { result: collection } = await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cart.id } })
  await createPaymentSessionsWorkflow(container).run({ input: { payment_collection_id: collection.id, provider_id: PROVIDER_IDS[request.payment_provider] } })
  const [total] = await readGraph(container, z.object({ total: yuan }), { entity: "cart", fields: ["id", "total"], filters: { id: cart.id } })
  return { cart_id: cart.id, total_fen: String(total?.total ?? 0n) }
}

function refuseMissing(basket: BasketLine[], goods: Map<string, Goods>): void {
  const problems = stockProblems(basket, goods)
  const unknown = problems.filter((p) => p.code === "unknown_variant")
  if (unknown.length > 0) throw notForSale(Object.fromEntries(unknown.map((p) => [`items.${p.index}.variant_id`, p.code])))
  if (problems.length > 0) throw notEnoughStock(Object.fromEntries(problems.map((p) => [`items.${p.index}.quantity`, p.code])))
}

async function chooseShipping(container: MedusaContainer, request: Request, basket: BasketLine[], goods: Map<string, Goods>): Promise<string[]> {
  const parcels = divideIntoParcels(basket, goods)
  const offers = await readShippingOffers(container, parcels.map((parcel) => parcel.shippingProfileId))
  const fields: Record<string, string> = {}
  request.shipping_options.forEach((choice, index) => {
    if (!parcels.some((parcel) => parcel.cooperative.id === choice.cooperative_id)) fields[`shipping_options.${index}.cooperative_id`] = "no_such_parcel"
  })
  const chosen = parcels.map((parcel) => {
    const offered = offers.get(parcel.shippingProfileId) ?? []
    const index = request.shipping_options.findIndex((choice) => choice.cooperative_id === parcel.cooperative.id)
    const optionId = index >= 0 ? request.shipping_options[index]?.option_id : offered[0]?.optionId
    const known = offered.some((offer) => offer.optionId === optionId)
    if (!known) fields[index >= 0 ? `shipping_options.${index}.option_id` : "shipping_options"] = index >= 0 ? "unknown_option" : "no_shipping"
    return optionId ?? ""
  })
  if (Object.keys(fields).length > 0) throw invalid(fields)
  return chosen
}
