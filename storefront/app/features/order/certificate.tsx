import type { OrderBenefit } from "@qianhang/shared/contracts"
import type { TFunction } from "i18next"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { CombEdge } from "../../components/batik-rule"
import { formatDay } from "../../components/day"
import { EvidenceMark } from "../../components/evidence-mark"
import { formatYuan, isZero } from "../../components/money"
import { goodsOf } from "./goods-of"

/** What this order did for whom: a paper with a comb's edge. Before payment it says that it is a preview. */
export function Certificate({ benefit, paid }: { benefit: OrderBenefit; paid: boolean }) {
  const { t, i18n } = useTranslation()
  const linked = benefit.lines.filter((line) => !isZero(line.benefit_fen))
  return (
    <section aria-labelledby="certificate" className="overflow-hidden rounded-xl border border-silver/60 bg-white shadow-card">
      <CombEdge />
      <div className="space-y-4 px-5 pt-3 pb-5">
        <h2 id="certificate" className="text-lg">{t(benefit.recorded ? "certificate.title" : paid ? "certificate.pending_title" : "certificate.preview_title")}</h2>
        {linked.length === 0 ? <p className="text-sm text-muted">{t("certificate.none")}</p> : (
          <>
            <p className="text-leaf">
              <span className="block text-sm">{t("certificate.to_households")}</span>
              <span className="font-display text-4xl tabular-nums">{formatYuan(benefit.benefit_fen)}</span>
              <span className="block text-sm">{countedHouseholds(benefit, t)}<span className="text-muted"> · {goodsOf(benefit, t)}</span></span>
            </p>
            <ul className="space-y-2 border-t border-mist pt-3 text-sm">{benefit.lines.map((line) => <BenefitOfLine key={line.line_id} line={line} />)}</ul>
            {benefit.recorded ? <Stages benefit={benefit} /> : null}
          </>
        )}
        {benefit.entries.map((entry) => (
          <p key={entry.sequence} className="border-t border-mist pt-3 text-xs leading-relaxed text-muted">
            {t("certificate.entry", { sequence: entry.sequence })} · {t("certificate.day", { day: formatDay(entry.day, i18n.language) })}<br />{t("certificate.hash")} <code className="break-all">{entry.hash.slice(0, 32)}…</code>
          </p>
        ))}
        <Link className="text-link text-sm" to="/how-it-is-counted">{t("benefit.definition")}</Link>
      </div>
    </section>
  )
}

function BenefitOfLine({ line }: { line: OrderBenefit["lines"][number] }) {
  const { t, i18n } = useTranslation()
  const amount = formatYuan(line.benefit_fen)
  if (isZero(line.benefit_fen)) return <li className="text-muted">{t("certificate.line_none", { title: line.title })}</li>
  const told = { title: line.title, amount, place: line.village ?? line.county }
  const sentence = line.fewer_than_five ? t("certificate.line_few", told) : line.households === null ? t("certificate.line_some", told) : t("certificate.line", { ...told, count: line.households })
  return (
    <li>
      {sentence} <EvidenceMark level={line.evidence} />
      {line.lots.map((lot) => <span key={lot.number} className="block text-xs text-muted"><Link className="text-link" to={`/lots/${encodeURIComponent(lot.number)}`}>{t("certificate.lot", { number: lot.number, date: formatDay(lot.harvest_date, i18n.language) })}</Link></span>)}
    </li>
  )
}

/** How many households: a number, 少于 5 户, or none where it would give away a smaller group (decision 0018). */
function countedHouseholds({ households, fewer_than_five }: OrderBenefit, t: TFunction): string {
  if (fewer_than_five) return t("certificate.households_few")
  return households === null ? t("certificate.households_some") : t("certificate.households", { count: households })
}

/** 计提 → 可兑付 → 已兑付: three amounts side by side, never added. */
function Stages({ benefit }: { benefit: OrderBenefit }) {
  const { t } = useTranslation()
  const stages = [[t("certificate.accrued"), benefit.accrued_fen], [t("certificate.payable"), benefit.payable_fen], [t("certificate.paid"), benefit.paid_fen]] as const
  return (
    <div className="border-t border-mist pt-3">
      <h3 className="text-xs text-muted">{t("certificate.stages")}</h3>
      <dl className="mt-1 grid grid-cols-3 text-sm">
        {stages.map(([name, fen]) => <div key={name}><dt className="text-muted">{name}</dt><dd className={`tabular-nums ${isZero(fen) ? "text-muted" : "font-semibold text-leaf"}`}>{formatYuan(fen)}</dd></div>)}
      </dl>
      <p className="mt-2 text-xs leading-relaxed text-muted">{t("certificate.note_accrued")}</p>
      {BigInt(benefit.paid_fen) > BigInt(benefit.accrued_fen) ? <p className="mt-1 text-xs leading-relaxed text-muted">{t("certificate.note_kept")}</p> : null}
    </div>
  )
}
