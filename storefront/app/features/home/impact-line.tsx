import type { PublicImpact } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { formatDay } from "../../components/day"
import { formatYuan } from "../../components/money"

/** One quiet line. Never a counter. */
export function ImpactLine({ impact }: { impact: PublicImpact }) {
  const { t, i18n } = useTranslation()
  return (
    <p className="border-t border-silver/50 pt-5 text-sm leading-relaxed text-muted">
      {t("home.impact", { date: formatDay(impact.as_of, i18n.language), counties: impact.counties, sales: formatYuan(impact.linked_sales_fen), accrued: formatYuan(impact.benefit_accrued_fen), paid: formatYuan(impact.benefit_paid_fen) })}
      {impact.households === null ? null : t("home.impact_households", { households: impact.households })}{" "}
      <Link className="text-indigo underline underline-offset-4" to="/how-it-is-counted">{t("home.impact_link")}</Link>
    </p>
  )
}
