import type { MedusaContainer } from "@medusajs/framework/types"
import { alone } from "../payment/lock"

/**
 * Runs `work` alone with these parcels of an order. Shipping, signing, cancelling and refunds of units take the same locks, always in the
 * same order: what one of them found is still so when it writes. @throws LockBusy
 */
export function aloneWithParcels<T>(container: MedusaContainer, orderId: string, cooperativeIds: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...rest] = [...new Set(cooperativeIds)].sort()
  return first === undefined ? work() : alone(container, `parcel:${orderId}:${first}`, () => aloneWithParcels(container, orderId, rest, work))
}
