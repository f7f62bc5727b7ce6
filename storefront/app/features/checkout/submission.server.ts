import type { PrepareRequest, Quote, Refusal } from "@qianhang/shared/contracts"
import { addressFields } from "./address-fields"
import { parseAddress, typedAddress } from "./address-form.server"
import type { BasketItem } from "./submission"
import type { CheckoutProblem } from "./submission"

export type Submission = { ok: true; request: PrepareRequest } | { ok: false; problems: CheckoutProblem[] }

export const needsNoReturn = (quote: Quote): boolean => quote.parcels.some((parcel) => parcel.lines.some((line) => line.perishable || line.made_to_order))

/** The freight chosen for each parcel; an option that is not offered any more falls back to the first. */
export function chosenFreight(form: FormData | null, quote: Quote): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const parcel of quote.parcels) {
    const asked = form?.get(`freight.${parcel.cooperative.id}`)
    const option = parcel.shipping.find((choice) => choice.option_id === asked) ?? parcel.shipping[0]
    if (option) chosen[parcel.cooperative.id] = option.option_id
  }
  return chosen
}

/** The whole form, checked here first, so that each message can stand beside its field. */
export function parseSubmission(form: FormData, items: BasketItem[], quote: Quote): Submission {
  const address = parseAddress(typedAddress(form))
  const problems: CheckoutProblem[] = address.ok ? [] : [...address.fields]
  const confirmed = form.get("no_return_confirmed") === "yes"
  if (needsNoReturn(quote) && !confirmed) problems.push("no_return_confirmed")
  if (!address.ok || problems.length > 0) return { ok: false, problems }
  const options = Object.entries(chosenFreight(form, quote)).map(([cooperative_id, option_id]) => ({ cooperative_id, option_id }))
  return { ok: true, request: { items, address: address.address, shipping_options: options, payment_provider: "alipay", no_return_confirmed: confirmed } }
}

/** Which messages a refusal of the backend puts on the page. */
export function problemsOf(refusal: Refusal): CheckoutProblem[] {
  const paths = Object.keys(refusal.fields ?? {})
  const named = addressFields.filter((field) => paths.includes(`address.${field}`) || paths.includes(field))
  if (named.length > 0) return [...named]
  if (paths.includes("no_return_confirmed") || refusal.code.includes("no_return")) return ["no_return_confirmed"]
  if (paths.some((path) => path.startsWith("shipping_options"))) return ["shipping"]
  if (refusal.type === "unavailable") return ["unavailable"]
  if (refusal.type === "too_many_requests") return ["rate"]
  if (refusal.type === "conflict" || /sold_out|stock|inventory/.test(refusal.code) || paths.some((path) => path.startsWith("items"))) return ["sold_out"]
  return ["refused"]
}
