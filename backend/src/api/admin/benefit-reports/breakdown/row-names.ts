import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { BreakdownBy } from "@qianhang/shared/contracts"
import { countyOf } from "@qianhang/shared/regions"
import { cooperativeNames } from "../report"

const MECHANISMS: Readonly<Record<string, string>> = { consignment_share: "代销分成", order_purchase: "订单收购", maker: "手工计件", none: "未联农" }
const KINDS: Readonly<Record<string, string>> = { lifted: "脱贫户", monitored_unstable: "脱贫不稳定户", monitored_marginal: "边缘易致贫户", monitored_shock: "突发严重困难户", at_risk: "防返贫致贫对象", general: "一般农户" }

/** What a breakdown's rows are called; what has no name keeps its key. */
export async function rowNames(scope: MedusaContainer, by: BreakdownBy, keys: readonly string[]): Promise<Map<string, string>> {
  switch (by) {
    case "county":
      return new Map(keys.map((key) => [key, countyOf(key)?.name ?? key]))
    case "cooperative":
      return cooperativeNames(scope, keys)
    case "product":
      return productNames(scope, keys)
    case "mechanism":
      return new Map(keys.map((key) => [key, MECHANISMS[key] ?? key]))
    case "kind":
      return new Map(keys.map((key) => [key, KINDS[key] ?? key]))
    case "village":
    case "month":
      return new Map()
  }
}

async function productNames(scope: MedusaContainer, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product", fields: ["id", "title"], filters: { id: [...ids] }, withDeleted: true })
  return new Map(data.map((product) => [product.id, product.title]))
}
