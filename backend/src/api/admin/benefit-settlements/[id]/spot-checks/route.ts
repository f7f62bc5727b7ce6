import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { batchAnswer } from "../../../../../workflows/settlement/batch-answers"
import { readVoucher } from "../../../../../workflows/settlement/read-voucher"
import { openDoor } from "../../../../open-door"
import { Refused } from "../../../../refusal"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

/** Seven digits in a row are a phone number, an account or an identity number: a note is kept for ever and names nobody. */
const NUMBER_OF_SOMEBODY = /\d{7,}/

/** Marks households as visited. The visitor's own id for the visit makes a repeated call the same check. */
export const POST = openDoor(settlementDoors.spotCheck, async ({ actor, params, body, scope }) => {
  const batch = await findBatch(scope, actor, params["id"])
  if (NUMBER_OF_SOMEBODY.test(body.note.normalize("NFKC").replace(/[\s-]/g, ""))) throw new Refused("invalid_data", "invalid_fields", "备注会长期保存，请不要写入电话或账号", { note: "reason_names_somebody" })
  const evidence = body.evidence_file_id === undefined ? null : await readVoucher(scope, body.evidence_file_id, "signed_sheet", batch)
  const { evidences } = scope.resolve<BenefitService>(BENEFIT_MODULE).handover
  const checked = await evidences.spotCheck({ batchId: batch.id, checkId: body.check_id, householdIds: body.household_ids, countyCode: body.county_code, note: body.note, evidence, actor: actor.id }, Date.now())
  return { batch: await batchAnswer(scope, checked.batch), added: checked.added }
})
