import { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import { openConfirmationLinks } from "../../../../../workflows/settlement/confirmation-links"
import { openDoor } from "../../../../open-door"
import { findOwnBatch } from "../../find-own-batch"

export const POST = openDoor(cooperativeSettlementDoors.openLinks, async ({ actor, params, body, scope, response }) => {
  const { id } = await findOwnBatch(scope, actor, params["id"])
  response.setHeader("Cache-Control", "private, no-store")
  return { links: await openConfirmationLinks(scope, id, body, actor) }
})
