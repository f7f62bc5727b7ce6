import { cooperativesDoors } from "@qianhang/shared/contracts"
import { addLicence } from "../../../../../workflows/cooperative/change-cooperative"
import { recordOf } from "../../../../../workflows/cooperative/read-cooperatives"
import { openDoor } from "../../../../open-door"
import { ownCooperative } from "../../own-cooperative"

export const AUTHENTICATE = false

export const POST = openDoor(cooperativesDoors.addLicence, async ({ actor, params, body, scope }) => {
  await addLicence(scope, await ownCooperative(scope, actor, params["id"]), body)
  return { cooperative: recordOf(await ownCooperative(scope, actor, params["id"]), actor.role) }
})
