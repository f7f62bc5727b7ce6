import { CheckCircleFilled } from "@ant-design/icons"
import type { SettlementBatch } from "@qianhang/shared/contracts"
import { Button } from "antd"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { money } from "../../components/money"
import { ReasonedDownload } from "../../components/reasoned-download"

/** 农户核对 → 付款 → 农户确认到账: the three things a batch needs, each with how far it is and the buttons for it. */
export function BatchSteps({ batch }: { readonly batch: SettlementBatch }) {
  const { t } = useTranslation()
  const { progress } = batch
  const at = (path: string) => `/workbench/settlements/${batch.id}/${path}`
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="visually-hidden">{t("steps.title")}</h2>
      <ol className="steps">
        <Step title={t("steps.acknowledge")} help={t("steps.acknowledge_help")} done={progress.acknowledged} all={progress.households}>
          {batch.state === "paid" ? null : <><Way to={at("links?step=acknowledged")}>{t("steps.links")}</Way><Way to={at("acknowledged")}>{t("steps.sheet")}</Way></>}
        </Step>
        <Step title={t("steps.pay")} help={batch.state === "frozen" ? t("steps.not_instructed") : progress.unpaid_fen === "0" ? t("steps.pay_help") : t("steps.unpaid", { amount: money(progress.unpaid_fen) })} done={progress.paid} all={progress.households}>
          {batch.state === "frozen" ? null : <><Way to={at("pay")} first>{t("steps.voucher")}</Way><ReasonedDownload side="member" batch={batch} label={t("steps.file")} /></>}
        </Step>
        <Step title={t("steps.receive")} help={progress.paid === 0 ? t("steps.nobody_paid") : t("steps.receive_help")} done={progress.received} all={progress.households}>
          {progress.paid === 0 ? null : <><Way to={at("links?step=received")}>{t("steps.links")}</Way><Way to={at("received")}>{t("steps.sheet")}</Way></>}
        </Step>
      </ol>
    </section>
  )
}

interface StepProps { readonly title: string; readonly help: string; readonly done: number; readonly all: number; readonly children: ReactNode }

function Step({ title, help, done, all, children }: StepProps) {
  const { t } = useTranslation()
  const finished = all > 0 && done >= all
  return (
    <li className={finished ? "panel step step-done" : "panel step"}>
      <h3>{finished ? <CheckCircleFilled aria-hidden="true" /> : null}{title}</h3>
      <p className="muted small">{help}</p>
      <p className="step-count figures">{finished ? t("steps.finished") : null} {t("steps.done", { done, all })}</p>
      <progress className="stitches" max={Math.max(all, 1)} value={done} aria-label={title} />
      {finished ? null : <div className="step-ways">{children}</div>}
    </li>
  )
}

const Way = ({ to, first = false, children }: { readonly to: string; readonly first?: boolean; readonly children: ReactNode }) => <Link to={to}><Button tabIndex={-1} type={first ? "primary" : "default"}>{children}</Button></Link>
