import type { BatchPayout } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { money } from "./money"
import "./payout-list.css"
import { shanghaiTimeOf } from "./shanghai-time"
import { StateMark } from "./state-mark"

/** What was paid with which voucher, and what of it is being taken back. */
export function PayoutList({ payouts }: { readonly payouts: readonly BatchPayout[] }) {
  const { t } = useTranslation()
  return (
    <section className="panel" aria-labelledby="payouts">
      <h2 id="payouts">{t("payouts.title")}</h2>
      {payouts.length === 0 ? <p className="muted">{t("payouts.none")}</p> : (
        <ul className="payouts">
          {payouts.map((payout) => (
            <li key={payout.id}>
              <span>{payout.paid_to === "households" ? t("payouts.row", { day: payout.paid_on, count: payout.households }) : t("payouts.cooperative", { day: payout.paid_on })} <span className="muted small">{shanghaiTimeOf(payout.recorded_at)}</span> <Reversal payout={payout} /></span>
              <span className="figures">{money(payout.amount_fen)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Reversal({ payout: { reversal } }: { readonly payout: BatchPayout }) {
  const { t } = useTranslation()
  if (!reversal || reversal.state === "rejected") return null
  return <StateMark tone={reversal.state === "approved" ? "still" : "wait"}>{t(reversal.state === "approved" ? "payouts.reversed" : "payouts.reversing")}</StateMark>
}
