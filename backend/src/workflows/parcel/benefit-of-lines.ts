import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"

/** What an order's own lines reach households with, in fen: recorded, or what the snapshot would post. 0 for orders without attribution. */
export async function benefitOfLines(container: MedusaContainer, orderId: string, lineIds: readonly string[]): Promise<bigint> {
  const benefit = container.resolve<BenefitService>(BENEFIT_MODULE)
  const figures = await benefit.orderBenefit(orderId)
  const own = new Set(lineIds)
  return (figures?.lines ?? []).filter((line) => own.has(line.lineId)).reduce((sum, line) => sum + line.benefitFen, 0n)
}
