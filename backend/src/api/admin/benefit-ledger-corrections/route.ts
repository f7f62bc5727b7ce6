import { entryCorrectionDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { entryCorrectionAnswer, listedCorrection } from "../../../workflows/after-sales/correction-answers"
import { readVoucher } from "../../../workflows/settlement/read-voucher"
import { openDoor } from "../../open-door"
import { notFound } from "../../refusal"

export const AUTHENTICATE = false

/** An order may be several cooperatives' and counties': what proves its correction is kept for the platform itself. */
const PLATFORM = { cooperativeId: null, countyCode: "" }

export const GET = openDoor(entryCorrectionDoors.list, async ({ query, scope }) => {
  const { corrections, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).entryCorrections.list({ state: query.state }, { page: query.page, pageSize: query.page_size })
  return { corrections: corrections.map(listedCorrection), total, page: query.page, page_size: query.page_size }
})

export const POST = openDoor(entryCorrectionDoors.ask, async ({ actor, body, scope }) => {
  const evidence = body.evidence_file_id === undefined ? undefined : await readVoucher(scope, body.evidence_file_id, "voucher", PLATFORM)
  const restated = body.restated && {
    reason: body.restated.reason, bearer: body.restated.bearer ?? null,
    lines: body.restated.lines.map((line) => ({ lineId: line.line_id, quantity: line.quantity, amountFen: BigInt(line.amount_fen) })),
    freight: body.restated.freight.map((part) => ({ cooperativeId: part.cooperative_id, amountFen: BigInt(part.amount_fen) })),
  }
  const asked = await scope.resolve<BenefitService>(BENEFIT_MODULE).entryCorrections.ask({ sequence: BigInt(body.sequence), version: body.version, reasonCode: body.reason_code, restated: restated ?? null, reason: body.reason, evidence, actor: actor.id }, Date.now())
  if (!asked) throw notFound()
  return entryCorrectionAnswer(asked)
})
