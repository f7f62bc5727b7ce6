import { settlementDoors } from "@qianhang/shared/contracts"
import { openConfirmationLinks } from "../../../../../workflows/settlement/confirmation-links"
import { openDoor } from "../../../../open-door"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

export const POST = openDoor(settlementDoors.openLinks, async ({ actor, params, body, scope, response }) => {
  const { id } = await findBatch(scope, actor, params["id"])
  response.setHeader("Cache-Control", "private, no-store")
  return { links: await openConfirmationLinks(scope, id, body, actor) }
})
