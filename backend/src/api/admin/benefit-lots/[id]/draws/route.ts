import { lotDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { openDoor } from "../../../../open-door"
import { findLot } from "../../find-lot"

export const AUTHENTICATE = false

export const GET = openDoor(lotDoors.draws, async ({ actor, params, query, scope }) => {
  const lot = await findLot(scope, actor, params["id"])
  const { draws, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).lotBook.draws(lot.id, { page: query.page, pageSize: query.page_size })
  return { draws: draws.map((draw) => ({ order_id: draw.orderId, base_units: Number(draw.baseUnits), released: draw.released, drawn_at: draw.drawnAt.toISOString() })), total, page: query.page, page_size: query.page_size }
})
