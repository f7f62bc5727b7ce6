import { Alert, Button } from "antd"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { Unreachable } from "../../api/refused"
import { failureWords } from "../../components/failure-words"
import { money } from "../../components/money"
import { dueOf, type Meant, type RecordKind } from "../../components/what-is-recorded"

interface ConfirmRecordProps { readonly kind: RecordKind; readonly meant: Meant; readonly sending: boolean; readonly error: unknown; readonly confirm: () => void; readonly edit: () => void }

/** One sentence says what will be recorded; the households stand behind it. */
export function ConfirmRecord({ kind, meant, sending, error, confirm, edit }: ConfirmRecordProps) {
  const { t } = useTranslation()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.focus()
    window.scrollTo(0, 0)
  }, [])
  const count = meant.households.length
  return (
    <section className="panel confirm" aria-labelledby="confirm">
      <h2 id="confirm" ref={head} tabIndex={-1}>{t("record.confirm_title")}</h2>
      <p className="confirm-sentence">{t(`record.confirm_${kind}`, { count, amount: money(meant.amountFen) })}</p>
      {kind === "payout" ? <p>{t("record.confirm_day", { day: meant.paidOn })}</p> : null}
      <details>
        <summary>{t("record.confirm_names", { count })}</summary>
        <ul>{meant.households.map((household) => <li key={household.household_id}><span>{household.name ?? t("household.no_name")} <span className="muted small figures">{household.household_code}</span></span><span className="figures">{money(dueOf(kind, household))}</span></li>)}</ul>
      </details>
      <p className="muted small">{t("record.confirm_final")}</p>
      {error ? <Alert type="error" showIcon role="alert" title={error instanceof Unreachable ? t("record.unsure") : failureWords(t, error)} /> : null}
      <div className="confirm-buttons">
        <Button type="primary" size="large" loading={sending} onClick={confirm}>{sending ? t("record.submitting") : t("record.submit")}</Button>
        <Button size="large" disabled={sending} onClick={edit}>{t("record.edit")}</Button>
      </div>
    </section>
  )
}
