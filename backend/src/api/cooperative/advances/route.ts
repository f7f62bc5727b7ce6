import { advanceDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { advanceAnswer, householdAmounts } from "../../../workflows/settlement/advance-answers"
import { readVoucher } from "../../../workflows/settlement/read-voucher"
import { requireDayThatWas } from "../../day-that-was"
import { openDoor } from "../../open-door"
import { notFound, Refused } from "../../refusal"

export const GET = openDoor(advanceDoors.own, async ({ actor, query, scope }) => {
  const { advances, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.advances.list({ cooperativeId: actor.cooperative.id }, { page: query.page, pageSize: query.page_size })
  return { advances: advances.map(advanceAnswer), total, page: query.page, page_size: query.page_size }
})

/** Households of an own lot were paid at delivery. */
export const POST = openDoor(advanceDoors.record, async ({ actor, body, scope }) => {
  requireDayThatWas("paid_on", body.paid_on)
  const households = householdAmounts(body.households)
  if (!households) throw new Refused("invalid_data", "invalid_fields", "同一农户只能出现一次", { households: "duplicate" })
  const { id: cooperativeId, county_code: countyCode } = actor.cooperative
  const voucher = await readVoucher(scope, body.evidence_file_id, "voucher", { cooperativeId, countyCode })
  const advance = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.advances.record({ cooperativeId, countyCode, lotId: body.lot_id, households, voucher, paidOn: body.paid_on, actor: actor.id }, Date.now())
  if (!advance) throw notFound()
  return { advance: advanceAnswer(advance) }
})
