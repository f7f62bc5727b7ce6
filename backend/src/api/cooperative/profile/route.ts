import { cooperativesDoors } from "@qianhang/shared/contracts"
import { changeCooperative } from "../../../workflows/cooperative/change-cooperative"
import { recordOf } from "../../../workflows/cooperative/read-cooperatives"
import { openDoor } from "../../open-door"
import { ownProfile } from "./own-profile"

export const GET = openDoor(cooperativesDoors.own, async ({ actor, scope }) => ({ cooperative: recordOf(await ownProfile(scope, actor), null) }))

export const POST = openDoor(cooperativesDoors.changeOwn, async ({ actor, body, scope }) => {
  await changeCooperative(scope, await ownProfile(scope, actor), body)
  return { cooperative: recordOf(await ownProfile(scope, actor), null) }
})
