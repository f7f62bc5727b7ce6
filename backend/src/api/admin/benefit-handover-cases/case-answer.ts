import type { HandoverCase as Answer } from "@qianhang/shared/contracts"
import type { HandoverCase } from "../../../modules/benefit"

export const caseAnswer = (found: HandoverCase): Answer => ({
  id: found.id, batch_id: found.batchId, cooperative_id: found.cooperativeId, household_id: found.householdId, step: found.step, reason: found.reason, state: found.closedAt ? "closed" : "open",
  opened_at: found.openedAt.toISOString(), closed_at: found.closedAt?.toISOString() ?? null, resolution: found.resolution, version: found.closedAt ? 2 : 1,
})
