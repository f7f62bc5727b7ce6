import type { MedusaContainer } from "@medusajs/framework/types"
import type { RefundBearer } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService, type ReturnCase } from "../../modules/benefit"
import { writeLotStock } from "../lot/write-lot-stock"
import { writeReturnedStock } from "../lot/write-returned-stock"
import { makeRefund } from "./make-refund"
import { shelvesOf } from "./shelves-of"

export interface ReturnDecision {
  version: number
  decision: "accept" | "refuse"
  reason: string
  freight_borne_by?: "buyer" | "cooperative" | undefined
  compensation?: { bearer: RefundBearer; lines: { line_id: string; amount_fen: string }[] } | undefined
}
export interface ReturnReceipt {
  version: number
  lines: { line_id: string; restocked: number; spoiled: number }[]
}

/** Accepts or refuses a case; damage that is accepted is compensated at once. @throws AfterSaleRefused */
export async function decideReturn(container: MedusaContainer, { id }: ReturnCase, said: ReturnDecision, actor: string): Promise<ReturnCase> {
  const { returns } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const { version, reason } = said
  if (said.decision === "refuse") return returns.refuse({ id, version, reason, actor })
  const compensation = said.compensation ? { bearer: said.compensation.bearer, lines: said.compensation.lines.map((line) => ({ lineId: line.line_id, amountFen: BigInt(line.amount_fen) })) } : null
  return withMoney(container, await returns.accept({ id, version, reason, actor, freightBorneBy: said.freight_borne_by ?? null, compensation }))
}

/** What arrived is decided and refunded first; shelves and money follow, each repeatable and made up for by its job. @throws AfterSaleRefused */
export async function receiveReturn(container: MedusaContainer, found: ReturnCase, said: ReturnReceipt, actor: string): Promise<ReturnCase> {
  const shelves = await shelvesOf(container, found.orderId)
  const lines = said.lines.map(({ line_id, ...units }) => ({ lineId: line_id, ...units }))
  const received = await container.resolve<BenefitService>(BENEFIT_MODULE).returns.receive({ id: found.id, version: said.version, actor, lines, shelves })
  const items = shelves.filter((shelf) => lines.some((line) => line.lineId === shelf.lineId)).map((shelf) => shelf.inventoryItemId)
  await writeLotStock(container, items)
  await writeReturnedStock(container, items)
  return withMoney(container, received)
}

async function withMoney(container: MedusaContainer, stepped: ReturnCase): Promise<ReturnCase> {
  const requestId = stepped.steps.at(-1)?.refundRequestId
  if (requestId) await makeRefund(container, requestId)
  return stepped
}
