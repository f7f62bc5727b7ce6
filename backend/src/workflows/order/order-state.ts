import type { OrderOverview } from "@qianhang/shared/contracts"

type OrderState = OrderOverview["state"]
type ParcelState = OrderOverview["parcels"][number]["state"]

interface Money {
  cancelled: boolean
  paid: boolean
  fullyRefunded: boolean
}

/** A parcel's state: money first, then the furthest its fulfilments have come. */
export function parcelStateOf(money: Money, sent: readonly { shipped: boolean; signed: boolean }[]): ParcelState {
  if (money.fullyRefunded) return "refunded"
  if (money.cancelled) return "cancelled"
  if (!money.paid) return "awaiting_payment"
  if (sent.length > 0 && sent.every((f) => f.signed)) return "signed"
  return sent.some((f) => f.shipped) ? "shipped" : "to_ship"
}

/** An order's state: that of its slowest parcel that still counts. */
export function orderStateOf(money: Money, parcels: readonly ParcelState[]): OrderState {
  if (money.fullyRefunded) return "refunded"
  if (money.cancelled) return "cancelled"
  if (!money.paid) return "awaiting_payment"
  const open = parcels.filter((state) => state !== "refunded" && state !== "cancelled")
  if (open.length > 0 && open.every((state) => state === "signed")) return "signed"
  if (open.length === 0 && parcels.length > 0) return parcels.includes("cancelled") ? "cancelled" : "refunded"
  return open.length > 0 && open.every((state) => state === "signed" || state === "shipped") ? "shipped" : "paid"
}
