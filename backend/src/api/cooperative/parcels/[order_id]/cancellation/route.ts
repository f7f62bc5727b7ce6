import { cancellationDoors } from "@qianhang/shared/contracts"
import { cancelOwnParcel } from "../../../../../workflows/after-sales/cancel-order"
import { ownCancellationAnswer, readCancellationBooks, type CancellationBooks } from "../../../../../workflows/after-sales/cancellation-answers"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"

/** @throws Refused not_found for orders that are unknown or hold nothing of the cooperative's */
function answerOf(books: CancellationBooks | null, cooperativeId: string) {
  const answer = books && ownCancellationAnswer(books, cooperativeId)
  if (!answer) throw notFound()
  return answer
}

export const GET = openDoor(cancellationDoors.lookOwn, async ({ actor, params, scope }) => answerOf(await readCancellationBooks(scope, String(params["order_id"])), actor.cooperative.id))

export const POST = openDoor(cancellationDoors.cancelOwn, async ({ actor, params, body, scope }) =>
  answerOf(await cancelOwnParcel(scope, { orderId: String(params["order_id"]), cooperativeId: actor.cooperative.id, version: body.version, reason: body.reason, actor: actor.id }), actor.cooperative.id))
