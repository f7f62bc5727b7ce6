import { periodBenefitDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { householdAmounts, periodBenefitAnswer } from "../../../workflows/settlement/advance-answers"
import { readVoucher } from "../../../workflows/settlement/read-voucher"
import { requireDayThatWas, requireRealDay } from "../../day-that-was"
import { openDoor } from "../../open-door"
import { Refused } from "../../refusal"
import { requireMembers } from "./require-members"

export const GET = openDoor(periodBenefitDoors.own, async ({ actor, query, scope }) => {
  const { benefits, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.periodBenefits.list({ cooperativeId: actor.cooperative.id }, { page: query.page, pageSize: query.page_size })
  return { period_benefits: benefits.map(periodBenefitAnswer), total, page: query.page, page_size: query.page_size }
})

/** Wage, rent, dividend or second return of a period that has begun, for households of the own county. */
export const POST = openDoor(periodBenefitDoors.record, async ({ actor, body, scope }) => {
  requireDayThatWas("from", body.from)
  requireRealDay("to", body.to)
  const households = householdAmounts(body.households)
  if (!households) throw new Refused("invalid_data", "invalid_fields", "同一农户只能出现一次", { households: "duplicate" })
  const { id: cooperativeId, county_code: countyCode } = actor.cooperative
  await requireMembers(scope, countyCode, households.map((one) => one.householdId))
  const voucher = await readVoucher(scope, body.evidence_file_id, "voucher", { cooperativeId, countyCode })
  const asked = { cooperativeId, countyCode, mechanism: body.mechanism, from: body.from, to: body.to, households, voucher, actor: actor.id }
  return { period_benefit: periodBenefitAnswer(await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.periodBenefits.record(asked, Date.now())) }
})
