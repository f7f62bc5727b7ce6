import { useTranslation } from "react-i18next"
import { formatYuan } from "./money"

export interface BenefitFacts {
  per_unit_fen: string
  households: number | null
  village: string | null
  fewer_than_five: boolean
}

/** 「每份 ¥6.40 归 乌卡坪 7 户农户」. A group of fewer than five names only its county, and so does one whose number would give away a smaller one. */
export function BenefitSentence({ benefit, county }: { benefit: BenefitFacts; county: string }) {
  const { t } = useTranslation()
  const amount = formatYuan(benefit.per_unit_fen)
  if (benefit.fewer_than_five) return <>{t("benefit.per_unit_few", { amount, place: county })}</>
  if (benefit.households === null) return <>{t("benefit.per_unit_some", { amount, place: county })}</>
  return <>{t("benefit.per_unit", { amount, place: benefit.village ?? county, count: benefit.households })}</>
}
