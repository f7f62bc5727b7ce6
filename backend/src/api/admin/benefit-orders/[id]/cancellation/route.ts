import { cancellationDoors } from "@qianhang/shared/contracts"
import { cancelParcels } from "../../../../../workflows/after-sales/cancel-order"
import { orderCancellationAnswer, readCancellationBooks } from "../../../../../workflows/after-sales/cancellation-answers"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"

export const AUTHENTICATE = false

export const GET = openDoor(cancellationDoors.look, async ({ params, scope }) => {
  const books = await readCancellationBooks(scope, String(params["id"]))
  if (!books) throw notFound()
  return orderCancellationAnswer(books)
})

export const POST = openDoor(cancellationDoors.cancel, async ({ actor, params, body, scope }) => {
  const books = await cancelParcels(scope, { orderId: String(params["id"]), cooperativeIds: body.cooperative_ids ?? null, version: body.version, reason: body.reason, actor: actor.id })
  if (!books) throw notFound()
  return orderCancellationAnswer(books)
})
