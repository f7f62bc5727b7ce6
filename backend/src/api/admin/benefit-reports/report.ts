import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ReportQuery } from "@qianhang/shared/contracts"
import { ChainBroken, FieldUnreadable, GENESIS_HASH, type Head, type MeasureFilter, type Measures } from "@qianhang/shared/ledger"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { Refused } from "../../refusal"
import { type ActingStaff, countyWithin } from "../staff"

export const ledgerOf = (scope: MedusaContainer): BenefitService => scope.resolve<BenefitService>(BENEFIT_MODULE)

/** The period and scope asked for, narrowed to what this person may see. @throws Refused */
export function filterOf(staff: ActingStaff, asked: ReportQuery): MeasureFilter {
  return { from: asked.from, to: asked.to, countyCode: countyWithin(staff, asked.county), cooperativeId: asked.cooperative, productId: asked.product, mechanism: asked.mechanism }
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

/** The same with the evidence ladder. */
export function wireProven(measures: Measures) {
  return {
    ...wireMeasures(measures),
    benefit_acknowledged_fen: measures.benefitAcknowledgedFen.toString(),
    benefit_received_fen: measures.benefitReceivedFen.toString(),
    paid_in_advance_fen: measures.paidInAdvanceFen.toString(),
    households_acknowledged: measures.householdsAcknowledged,
    households_paid: measures.householdsPaid,
    households_received: measures.householdsReceived,
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
export async function cooperativeNames(scope: MedusaContainer, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cooperative", fields: ["id", "name"], filters: { id: [...ids] } })
  return new Map((data as unknown as { id: string; name: string }[]).map((row) => [row.id, row.name]))
}
