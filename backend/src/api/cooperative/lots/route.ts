import { cooperativeLotDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { deliverLot } from "../../../workflows/lot/deliver-lot"
import { lotAnswers, lotDetailAnswer } from "../../../workflows/lot/lot-answers"
import { ownLotGoods } from "../../../workflows/lot/own-lot-goods"
import { requireDayThatWas } from "../../day-that-was"
import { openDoor } from "../../open-door"
import { Refused } from "../../refusal"
import { findOwnLot } from "./find-own-lot"
import { lotFilterOf } from "./lot-filter"
import { refuseTwiceNamed, refuseUnapproved } from "./refuse-unfit-note"

export const GET = openDoor(cooperativeLotDoors.list, async ({ actor, query, scope }) => {
  const { lots, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).lotBook.list({ ...lotFilterOf(query), cooperativeId: actor.cooperative.id }, { page: query.page, pageSize: query.page_size })
  return { lots: await lotAnswers(scope, lots), total, page: query.page, page_size: query.page_size }
})

/** A delivery of own goods by own members. Cooperative, county and village are the register's, never the sender's. */
export const POST = openDoor(cooperativeLotDoors.record, async ({ actor, body, scope }) => {
  requireDayThatWas("harvest_date", body.harvest_date)
  if (body.certificate) requireDayThatWas("certificate.issued_on", body.certificate.issued_on, { notBefore: body.harvest_date })
  refuseTwiceNamed(body.contributions)
  refuseUnapproved(actor)
  const goods = (await ownLotGoods(scope, actor.cooperative.id)).find((one) => one.inventory_item_id === body.inventory_item_id)
  if (!goods) throw new Refused("invalid_data", "invalid_fields", "请选择本社自己的商品", { inventory_item_id: "unknown_goods" })
  if (goods.base_unit !== body.base_unit) throw new Refused("invalid_data", "invalid_fields", "计量单位与这件商品不一致", { base_unit: "other_base_unit" })
  const { id } = await deliverLot(scope, actor.cooperative, {
    number: body.number, inventoryItemId: goods.inventory_item_id, harvestDate: body.harvest_date, baseUnit: body.base_unit, contributions: body.contributions, evidenceFileId: body.evidence_file_id, actor: actor.id,
    certificate: body.certificate && { number: body.certificate.number, product: body.certificate.product, origin: body.certificate.origin, issuedOn: body.certificate.issued_on },
  })
  return { lot: await lotDetailAnswer(scope, await findOwnLot(scope, actor, id)) }
})
