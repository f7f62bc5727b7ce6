import { cooperativesDoors } from "@qianhang/shared/contracts"
import { changeCooperative } from "../../../../workflows/cooperative/change-cooperative"
import { recordOf } from "../../../../workflows/cooperative/read-cooperatives"
import { openDoor } from "../../../open-door"
import { ownCooperative } from "../own-cooperative"

export const AUTHENTICATE = false

export const GET = openDoor(cooperativesDoors.one, async ({ actor, params, scope }) => ({ cooperative: recordOf(await ownCooperative(scope, actor, params["id"]), actor.role) }))

export const POST = openDoor(cooperativesDoors.change, async ({ actor, params, body, scope }) => {
  await changeCooperative(scope, await ownCooperative(scope, actor, params["id"]), body)
  return { cooperative: recordOf(await ownCooperative(scope, actor, params["id"]), actor.role) }
})
