import type { SettlementBatch } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { BatchStateMark } from "../../components/batch-state"
import { money } from "../../components/money"

/** One batch as a card whose whole face is the link to it: the period, what households are still owed, and the figures of its account. */
export function BatchCard({ batch }: { readonly batch: SettlementBatch }) {
  const { t } = useTranslation()
  const { figures, progress } = batch
  const unpaid = progress.unpaid_fen !== "0"
  const rows = [
    [t("figures.sales_fen"), figures.sales_fen], [t("figures.refunds_fen"), figures.refunds_fen], [t("figures.commission_fen"), figures.commission_fen], [t("figures.freight_fen"), figures.freight_fen],
    [t("figures.benefit_payable_fen"), figures.benefit_payable_fen], [t("figures.offset_fen"), figures.offset_fen], [t("figures.cooperative_net_fen"), figures.cooperative_net_fen], [t("figures.receivable_after_fen"), figures.receivable_after_fen],
  ] as const
  return (
    <li className="panel batch-card">
      <div className="batch-head">
        <h2><Link to={`/workbench/settlements/${batch.id}`} aria-label={t("batch.see", { number: batch.number })}>{t("batch.period", { from: batch.from, to: batch.to })}</Link></h2>
        <BatchStateMark state={batch.state} />
      </div>
      <p className={unpaid ? "batch-due" : "batch-due settled"}><span>{unpaid ? t("batch.unpaid") : t("batch.all_paid")}</span> <strong className="figures">{money(unpaid ? progress.unpaid_fen : progress.paid_fen)}</strong></p>
      <p className="muted small">{t("batch.evidence", progress)}</p>
      <dl className="batch-facts">{rows.filter(([, fen]) => fen !== "0").map(([name, fen]) => <div key={name}><dt>{name}</dt><dd className="figures">{money(fen)}</dd></div>)}</dl>
      <p className="muted small figures">{t("batch.number", { number: batch.number })}</p>
    </li>
  )
}
