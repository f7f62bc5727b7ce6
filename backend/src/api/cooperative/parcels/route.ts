import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { parcelState } from "@qianhang/shared/contracts"
import { z } from "zod"
import { listParcels } from "../../../workflows/parcel/cooperative-parcels"
import { readContract } from "../../refusal"
import { memberOf } from "../member"

const query = z.object({ state: parcelState.optional() }).strict()

export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { state } = readContract(query, request.query)
  response.json({ parcels: await listParcels(request.scope, memberOf(request).cooperative.id, state) })
}
