import type { MedusaContainer } from "@medusajs/framework/types"
import type { CooperativeStep } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { refreshShop } from "../../catalogue/refresh-shop"
import { productIdsOf } from "../../catalogue/sellers-goods"
import { COOPERATIVE_MODULE, type CooperativeModuleService, missingLicences, moves } from "../../modules/cooperative"
import { LicenceMissing, RecommenderApproves, StepImpossible } from "./admission-refusals"
import type { WholeCooperative } from "./read-cooperatives"

export type StepRequest = { step: Exclude<CooperativeStep, "apply">; version: number; actor: string; role: string; reason: string }

/**
 * Takes one step of a cooperative's admission. Where the step makes it a seller or stops it being one, all its goods
 * appear in or leave lists, pages, index and checkout before this answers; no product is touched, and orders that were
 * placed go on.
 * @throws StepImpossible, LicenceMissing, RecommenderApproves, CooperativeMoved; nothing is written then.
 */
export async function changeCooperativeState(container: MedusaContainer, cooperative: WholeCooperative, request: StepRequest): Promise<void> {
  const move = moves[request.step]
  if (!move.from.includes(cooperative.state)) throw new StepImpossible(request.step, cooperative.state)
  if (move.to === "approved") {
    const missing = missingLicences(cooperative.trades, cooperative.licences, shanghaiDay(Date.now()))
    if (missing.length > 0) throw new LicenceMissing(missing)
  }
  await container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE).takeStep({ ...request, cooperativeId: cooperative.id, from: move.from, to: move.to }).catch((error: unknown) => {
    throw isTwoPersonRule(error) ? new RecommenderApproves(cooperative.id) : error
  })
  if (move.to === "approved" || move.from.includes("approved")) await refreshShop(container, await productIdsOf(container, cooperative.id))
}

const isTwoPersonRule = (error: unknown): boolean => typeof error === "object" && error !== null && "code" in error && error.code === "23C01"
