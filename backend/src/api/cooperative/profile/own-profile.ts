import type { MedusaContainer } from "@medusajs/framework/types"
import { readCooperative, type WholeCooperative } from "../../../workflows/cooperative/read-cooperatives"
import { notFound } from "../../refusal"
import type { ActingMember } from "../member"

/** The member's own cooperative as it stands now. */
export async function ownProfile(container: MedusaContainer, { cooperative }: ActingMember): Promise<WholeCooperative> {
  const own = await readCooperative(container, cooperative.id)
  if (!own) throw notFound()
  return own
}
