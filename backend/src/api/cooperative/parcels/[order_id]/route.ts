import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readParcel } from "../../../../workflows/parcel/cooperative-parcels"
import { notFound } from "../../../refusal"
import { memberOf } from "../../member"

/** The cooperative's part of an order. An order without its goods answers like one that never was. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const parcel = await readParcel(request.scope, memberOf(request).cooperative.id, String(request.params.order_id))
  if (!parcel) throw notFound()
  response.json({ parcel })
}
