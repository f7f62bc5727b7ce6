import type { ConfirmationPaper } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { formatDate } from "../../components/day"
import { formatYuan, isZero } from "../../components/money"
import { quantitiesOf } from "../../components/quantity"

/** What one household is asked about: for whom and when, what it delivered, and its money, large. */
export function Paper({ paper }: { paper: ConfirmationPaper }) {
  const { t, i18n } = useTranslation()
  const day = (value: string) => formatDate(value, i18n.language)
  const received = paper.step === "received"
  return (
    <div className="space-y-5">
      <p>
        {paper.household.name ? <><strong>{t("confirm.household", { name: paper.household.name })}</strong><br /></> : null}
        {paper.cooperative.name}<br />
        <span className="inline-block">{day(paper.from)}</span>{paper.to === paper.from ? null : <> {t("confirm.until")} <span className="inline-block">{day(paper.to)}</span></>}
      </p>
      {paper.lots.length > 0 ? (
        <div>
          <h2 className="text-[24px]">{t("confirm.delivered")}</h2>
          <ul className="divide-y divide-silver/40">{paper.lots.map((lot) => <Lot key={lot.number} lot={lot} />)}</ul>
        </div>
      ) : null}
      {isZero(paper.other_fen) ? null : <p className="flex flex-wrap justify-between gap-x-4"><span>{t("confirm.other")}</span> <span className="tabular-nums">{formatYuan(paper.other_fen)}</span></p>}
      <p className="rounded-xl bg-white px-5 py-4 shadow-card">
        {t(received ? "confirm.paid_to_you" : "confirm.your_share")}
        <strong className="block font-display text-[44px] leading-tight font-semibold break-all text-leaf tabular-nums" data-amount>{formatYuan(paper.amount_fen)}</strong>
        {received && paper.paid_on ? <span>{t("confirm.paid_on", { day: day(paper.paid_on) })}</span> : null}
      </p>
    </div>
  )
}

function Lot({ lot }: { lot: ConfirmationPaper["lots"][number] }) {
  const { t, i18n } = useTranslation()
  const [first, ...others] = quantitiesOf(lot.base_units, lot.base_unit).map(({ amount, unit }) => t(`confirm.unit_${unit}`, { amount }))
  return (
    <li className="py-3">
      <strong>{lot.product}</strong><br />
      <span className="font-semibold tabular-nums">{first}</span>{others.length > 0 ? <span className="text-[20px] text-muted tabular-nums">{t("confirm.or", { amount: others.join(" ") })}</span> : null}
      <span className="block text-[20px] text-muted">{t("confirm.lot", { day: formatDate(lot.harvest_date, i18n.language) })} <span className="inline-block">{t("confirm.lot_number", { number: lot.number })}</span></span>
      <span className="flex flex-wrap justify-between gap-x-4"><span>{t("confirm.lot_share")}</span> <span className="tabular-nums">{formatYuan(lot.benefit_fen)}</span></span>
    </li>
  )
}
