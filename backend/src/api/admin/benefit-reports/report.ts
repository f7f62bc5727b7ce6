import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { reportQuery } from "@qianhang/shared/contracts"
import { ChainBroken, FieldUnreadable, GENESIS_HASH, type Head, type MeasureFilter, type Measures } from "@qianhang/shared/ledger"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { readContract, Refused } from "../../refusal"
import { countyWithin, staffOf } from "../staff"

export const ledgerOf = (request: MedusaRequest): BenefitService => request.scope.resolve<BenefitService>(BENEFIT_MODULE)

/** The period and scope asked for, narrowed to what this person may see. @throws Refused */
export function filterOf(request: MedusaRequest, query: unknown = request.query): MeasureFilter {
  const asked = readContract(reportQuery, query)
  return { from: asked.from, to: asked.to, countyCode: countyWithin(staffOf(request), asked.county), cooperativeId: asked.cooperative }
}

/** Measures as they cross HTTP: decimal strings of fen. */
export function wireMeasures(measures: Measures) {
  return {
    gmv_fen: measures.gmvFen.toString(),
    refunds_fen: measures.refundsFen.toString(),
    net_sales_fen: measures.netSalesFen.toString(),
    linked_sales_fen: measures.linkedSalesFen.toString(),
    benefit_accrued_fen: measures.benefitAccruedFen.toString(),
    benefit_paid_fen: measures.benefitPaidFen.toString(),
    households: measures.households,
    orders: measures.orders,
  }
}

/** Where the chain stood; an empty ledger stands at 0 with the hash every chain begins from. */
export const wireHead = (head: Head | null): { sequence: string; hash: string } => ({ sequence: (head?.sequence ?? 0n).toString(), hash: head?.hash ?? GENESIS_HASH })

/** A report over a ledger whose chain is broken is not shown; the refusal names the entry. */
export async function provenRead<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ChainBroken) throw new Refused("conflict", "ledger_broken", `账本第 ${error.sequence} 条分录与它的校验值不符，报表已停止出数`)
    if (error instanceof FieldUnreadable) throw new Refused("conflict", "ledger_broken", `账本里有一条分录无法读取（${error.at}），报表已停止出数`)
    throw error
  }
}

/** Names of cooperatives by id; one that is gone keeps its id. */
export async function cooperativeNames(request: MedusaRequest, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cooperative", fields: ["id", "name"], filters: { id: [...ids] } })
  return new Map((data as unknown as { id: string; name: string }[]).map((row) => [row.id, row.name]))
}
