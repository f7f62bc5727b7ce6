import type { MedusaContainer } from "@medusajs/framework/types"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { COOPERATIVE_MODULE, type CooperativeModuleService, worstStanding } from "../../modules/cooperative"

/** Marks every cooperative whose licences will expire within thirty days or have expired; answers how many marks moved. Nobody is suspended by a clock: staff decide. */
export async function markLicences(container: MedusaContainer, now = Date.now()): Promise<number> {
  const cooperatives = container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE)
  const today = shanghaiDay(now)
  const rows = await cooperatives.listCooperatives({}, { relations: ["licences"], take: 10_000 })
  const moved = rows.flatMap((row) => {
    const standing = worstStanding(row.licences, today)
    return standing === row.licences_standing ? [] : [{ id: row.id, licences_standing: standing }]
  })
  if (moved.length > 0) await cooperatives.updateCooperatives(moved)
  return moved.length
}
