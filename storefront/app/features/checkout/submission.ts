import type { AddressField } from "./address-fields"

export interface BasketItem {
  variant_id: string
  quantity: number
}

/** Everything that can stand in the way of an order; each has its sentence under `error.*`. */
export type CheckoutProblem = AddressField | "no_return_confirmed" | "shipping" | "sold_out" | "unavailable" | "rate" | "refused"

/** Problems without a field of their own stand above the button. */
export const isGeneral = (problem: CheckoutProblem): problem is "shipping" | "sold_out" | "unavailable" | "rate" | "refused" =>
  ["shipping", "sold_out", "unavailable", "rate", "refused"].includes(problem)
