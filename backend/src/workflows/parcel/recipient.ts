import type { CooperativeParcel } from "@qianhang/shared/contracts"
import { maskedAddress } from "../order/masked-address"
import type { OrderRow } from "../order/order-rows"

/** Who a parcel goes to. Whole only while there is something to send: before payment and after shipping the cooperative needs no name, number or door. */
export function recipientOf(address: OrderRow["shipping_address"], state: CooperativeParcel["state"]): CooperativeParcel["recipient"] {
  if (state !== "to_ship" || !address) return maskedAddress(address)
  return {
    name: `${address.first_name ?? ""}${address.last_name ?? ""}`,
    mobile: address.phone ?? "",
    region: [address.province, address.city, address.address_2].filter(Boolean).join(" "),
    detail: address.address_1 ?? "",
  }
}
