import { cooperativesDoors } from "@qianhang/shared/contracts"
import { addLicence } from "../../../workflows/cooperative/change-cooperative"
import { recordOf } from "../../../workflows/cooperative/read-cooperatives"
import { openDoor } from "../../open-door"
import { ownProfile } from "../profile/own-profile"

export const POST = openDoor(cooperativesDoors.addOwnLicence, async ({ actor, body, scope }) => {
  await addLicence(scope, await ownProfile(scope, actor), body)
  return { cooperative: recordOf(await ownProfile(scope, actor), null) }
})
