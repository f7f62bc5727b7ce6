import type { MedusaContainer } from "@medusajs/framework/types"
import { markLicences } from "../workflows/cooperative/mark-licences"

/** Every night (Shanghai) licences that expire soon are marked in the list of cooperatives. */
export default async function markLicencesJob(container: MedusaContainer): Promise<void> {
  await markLicences(container)
}

export const config = { name: "mark-licences", schedule: "10 17 * * *" }
