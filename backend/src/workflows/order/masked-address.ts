import type { OrderOverview } from "@qianhang/shared/contracts"

const STAR = "＊"

interface StoredAddress {
  first_name?: string | null | undefined
  last_name?: string | null | undefined
  phone?: string | null | undefined
  province?: string | null | undefined
  city?: string | null | undefined
  address_1?: string | null | undefined
  address_2?: string | null | undefined
}

/** Enough to recognise one's own address, too little to find a stranger's. Never the first and the last of anything together. */
export function maskedAddress(address: StoredAddress | null | undefined): OrderOverview["address"] {
  const name = `${address?.first_name ?? ""}${address?.last_name ?? ""}`
  const phone = address?.phone ?? ""
  return {
    name: name ? name.slice(0, 1) + STAR.repeat(Math.max(1, [...name].length - 1)) : "",
    mobile: phone ? STAR.repeat(Math.max(0, phone.length - 4)) + phone.slice(-4) : "",
    region: [address?.province, address?.city, address?.address_2].filter(Boolean).join(" "),
    detail: address?.address_1 ? address.address_1.slice(0, 2) + STAR.repeat(4) : "",
  }
}
