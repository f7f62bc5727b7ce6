import { agreementDoors } from "@qianhang/shared/contracts"
import { agreementDetailAnswer } from "../../../../workflows/agreement/agreement-answers"
import { openDoor } from "../../../open-door"
import { findAgreement } from "../find-agreement"

export const AUTHENTICATE = false

export const GET = openDoor(agreementDoors.one, async ({ actor, params, scope }) => ({ agreement: await agreementDetailAnswer(scope, await findAgreement(scope, actor, params["id"]), actor.role) }))
