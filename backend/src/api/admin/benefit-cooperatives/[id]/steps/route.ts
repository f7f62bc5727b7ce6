import { cooperativesDoors } from "@qianhang/shared/contracts"
import { moves } from "../../../../../modules/cooperative"
import { changeCooperativeState } from "../../../../../workflows/cooperative/change-cooperative-state"
import { recordOf } from "../../../../../workflows/cooperative/read-cooperatives"
import { openDoor } from "../../../../open-door"
import { Refused } from "../../../../refusal"
import { ownCooperative } from "../../own-cooperative"

export const AUTHENTICATE = false

/** One step of admission. Who may take it depends on the step; another county's cooperative is unknown before that is asked. */
export const POST = openDoor(cooperativesDoors.step, async ({ actor, params, body, scope }) => {
  const cooperative = await ownCooperative(scope, actor, params["id"])
  if (!moves[body.step].roles.includes(actor.role)) throw new Refused("forbidden", "not_your_task", "您的角色不能做这件事")
  await changeCooperativeState(scope, cooperative, { ...body, actor: actor.id, role: actor.role })
  return { cooperative: recordOf(await ownCooperative(scope, actor, params["id"]), actor.role) }
})
