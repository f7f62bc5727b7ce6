import type { MedusaContainer } from "@medusajs/framework/types"
import { readCooperative, type WholeCooperative } from "../../../workflows/cooperative/read-cooperatives"
import { notFound } from "../../refusal"
import { countyWithin, type ActingStaff } from "../staff"

/** The cooperative if this person may know of it. @throws Refused 404 for unknown ones and other counties' alike */
export async function ownCooperative(container: MedusaContainer, staff: ActingStaff, id: string | undefined): Promise<WholeCooperative> {
  const county = countyWithin(staff, undefined)
  const cooperative = await readCooperative(container, String(id))
  if (!cooperative || (county && cooperative.county_code !== county)) throw notFound()
  return cooperative
}
