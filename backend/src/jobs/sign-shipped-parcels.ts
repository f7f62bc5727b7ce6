import type { MedusaContainer } from "@medusajs/framework/types"
import { signAfterShipping } from "../workflows/settlement/sign-after-shipping"

/** Every hour: parcels nobody signed for count as signed some days after shipping (LEDGER 21). */
export default async function signShippedParcelsJob(container: MedusaContainer): Promise<void> {
  await signAfterShipping(container)
}

export const config = { name: "sign-shipped-parcels", schedule: "20 * * * *" }
