import type { BatchFigures as Figures } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { cooperativeAccount, householdAccount, salesAccount, type AccountLine } from "./batch-accounts"
import "./batch-figures.css"
import { money } from "./money"

type FigureKey = "sales_fen" | "refunds_fen" | "net" | "benefit_fen" | "advances_fen" | "benefit_payable_fen" | "goods_fen" | "freight_fen" | "repaid" | "carried" | "returned" | "compensation_fen" | "offset_fen" | "cooperative_net_fen" | "receivable_after_fen"

/** What a batch froze, as three short accounts that a pencil can follow; nothing is added up that the ledger keeps apart. */
export function BatchFigures({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation()
  const shares = [["benefit_fen", figures.benefit_fen], ["commission_fen", figures.commission_fen], ["goods_fen", figures.goods_fen]] as const
  return (
    <div className="accounts">
      <section className="panel account">
        <h2>{t("figures.split")}</h2>
        <Account lines={salesAccount(figures)} />
        <dl className="account-shares">{shares.map(([key, fen]) => <div key={key}><dt>{t(`figures.${key}`)}</dt><dd className="figures">{money(fen)}</dd></div>)}</dl>
        <p className="muted small">{t("figures.counts", { orders: figures.orders, parcels: figures.parcels })}</p>
      </section>
      <section className="panel account">
        <h2>{t("figures.households")}</h2>
        <Account lines={householdAccount(figures)} tone="leaf" />
        <p className="muted small">{t("batch.households", { count: figures.households })}</p>
      </section>
      <section className="panel account">
        <h2>{t("figures.cooperative")}</h2>
        <Account lines={cooperativeAccount(figures)} />
        {figures.offset_fen !== "0" || figures.receivable_after_fen !== "0" ? <p className="muted small">{t("figures.receivable_help")}</p> : null}
      </section>
    </div>
  )
}

const signs = { "": "", plus: "+", minus: "−", result: "" } as const

function Account({ lines, tone }: { readonly lines: readonly AccountLine[]; readonly tone?: "leaf" }) {
  const { t } = useTranslation()
  return (
    <dl className={tone ? `account-lines account-${tone}` : "account-lines"}>
      {lines.map(({ key, fen, sign }) => (
        <div key={key} className={sign === "result" ? "account-result" : undefined} data-figure={key}>
          <dt>{sign === "minus" || sign === "plus" ? <><span aria-hidden="true">{signs[sign]} </span><span className="visually-hidden">{t(`figures.${sign}`)} </span></> : null}{t(`figures.${key as FigureKey}`)}</dt>
          <dd className="figures">{money(fen)}</dd>
        </div>
      ))}
    </dl>
  )
}
