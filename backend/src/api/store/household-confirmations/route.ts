import { confirmationDoors } from "@qianhang/shared/contracts"
import { confirmationPaper } from "../../../workflows/settlement/confirmation-paper"
import { openDoor } from "../../open-door"
import { notFound } from "../../refusal"
import { tokenOf } from "./token-of"

export const GET = openDoor(confirmationDoors.look, async ({ request, response, scope }) => {
  const confirmation = await confirmationPaper(scope, tokenOf(request))
  if (!confirmation) throw notFound()
  response.setHeader("Cache-Control", "private, no-store")
  return { confirmation }
})
