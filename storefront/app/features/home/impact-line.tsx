import type { PublicImpact } from "@qianhang/shared/contracts"
import type { TFunction } from "i18next"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { formatDay } from "../../components/day"
import { formatYuan } from "../../components/money"

/** Amounts are told with the households they belong to, or not at all (decision 0018). */
function sentences({ as_of, counties, households, linked_sales_fen, benefit_accrued_fen, benefit_paid_fen }: PublicImpact, language: string, t: TFunction): string[] {
  if (households === null || linked_sales_fen === null || benefit_accrued_fen === null) return [t("home.impact_few")]
  const told = { date: formatDay(as_of, language), counties, sales: formatYuan(linked_sales_fen), accrued: formatYuan(benefit_accrued_fen) }
  return [t("home.impact", told), ...(benefit_paid_fen === null ? [] : [t("home.impact_paid", { paid: formatYuan(benefit_paid_fen) })]), ...(households === 0 ? [] : [t("home.impact_households", { households })])]
}

/** One quiet line. Never a counter. */
export function ImpactLine({ impact }: { impact: PublicImpact }) {
  const { t, i18n } = useTranslation()
  return (
    <p className="border-t border-silver/50 pt-5 text-sm leading-relaxed text-muted">
      {sentences(impact, i18n.language, t).map((sentence) => <span key={sentence}>{sentence} </span>)}
      <Link className="text-indigo underline underline-offset-4" to="/how-it-is-counted">{t("home.impact_link")}</Link>
    </p>
  )
}
