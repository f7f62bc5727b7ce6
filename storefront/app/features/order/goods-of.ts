import type { OrderBenefit } from "@qianhang/shared/contracts"
import type { TFunction } from "i18next"
import { formatYuan, isZero } from "../../components/money"

/** What the share is a part of: the goods, and what is left of them after refunds, whoever named the lines. */
export function goodsOf(benefit: Pick<OrderBenefit, "gmv_fen" | "refunds_fen">, t: TFunction): string {
  const goods = { amount: formatYuan(benefit.gmv_fen) }
  return isZero(benefit.refunds_fen) ? t("certificate.of_goods", goods) : t("certificate.of_goods_left", { ...goods, left: formatYuan(String(BigInt(benefit.gmv_fen) - BigInt(benefit.refunds_fen))) })
}
