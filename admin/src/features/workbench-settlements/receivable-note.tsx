import type { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { money } from "../../components/money"

type Line = z.output<typeof cooperativeSettlementDoors.list.answer>["receivables"][number]

/** What the cooperative owes for refunds of settled parcels, and why no household gives anything back (LEDGER 23). */
export function ReceivableNote({ amountFen, lines }: { readonly amountFen: string; readonly lines: readonly Line[] }) {
  const { t } = useTranslation()
  if (amountFen === "0" && lines.length === 0) return null
  return (
    <section className="panel receivable" aria-labelledby="receivable">
      <h2 id="receivable">{t("receivable.title", { amount: money(amountFen) })}</h2>
      <p className="muted">{t("receivable.lead")}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.sequence}>
            <span>{t("receivable.day", { day: line.day })}<span className="muted small"> {t("receivable.advance", { amount: money(line.paid_in_advance_fen) })} · <Link to={`/workbench/settlements/${line.batch_id}`}>{t("receivable.batch")}</Link></span></span>
            <span className="figures">{money(line.amount_fen)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
