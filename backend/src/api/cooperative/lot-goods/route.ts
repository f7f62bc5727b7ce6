import { cooperativeLotDoors } from "@qianhang/shared/contracts"
import { ownLotGoods } from "../../../workflows/lot/own-lot-goods"
import { openDoor } from "../../open-door"

export const GET = openDoor(cooperativeLotDoors.goods, async ({ actor, scope }) => ({ goods: await ownLotGoods(scope, actor.cooperative.id) }))
