import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { countyOf } from "@qianhang/shared/regions"
import { memberOf } from "../member"

export function GET(request: MedusaRequest, response: MedusaResponse): void {
  const { cooperative, ...member } = memberOf(request)
  const { id, name, county_code, credit_code, state } = cooperative
  response.json({ member: { id: member.id, name: member.name, email: member.email }, cooperative: { id, name, county_code, county: countyOf(county_code)?.name ?? "", credit_code, state } })
}
