import type { IPromotionModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { Seeding } from "./seeding"

/** Two codes that show who bears a discount: `HANGZHOU10` the platform, `WUKAPING10` the cooperative on its own goods. A tenth of whole yuan, taken even twice, is a whole number of fen. */
export async function openPromotions({ container }: Seeding, ownGoods: readonly string[]): Promise<void> {
  const promotions = container.resolve<IPromotionModuleService>(Modules.PROMOTION)
  const known = new Set((await promotions.listPromotions({ code: ["HANGZHOU10", "WUKAPING10"] })).map((row) => row.code))
  const terms = { type: "standard" as const, status: "active" as const, is_automatic: false, is_tax_inclusive: true }
  const percent = { type: "percentage" as const, target_type: "items" as const, allocation: "across" as const, currency_code: "cny" }
  const wanted = [
    { ...terms, code: "HANGZHOU10", metadata: { borne_by: "platform" }, application_method: { ...percent, value: 10 } },
    { ...terms, code: "WUKAPING10", metadata: { borne_by: "cooperative" }, application_method: { ...percent, value: 10, target_rules: [{ attribute: "items.product.id", operator: "in" as const, values: [...ownGoods] }] } },
  ].filter((promotion) => !known.has(promotion.code))
  if (wanted.length > 0) await createPromotionsWorkflow(container).run({ input: { promotionsData: wanted } })
}
