import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons"
import type { ReportSummary } from "@qianhang/shared/contracts"
import { Popover } from "antd"
import { useTranslation } from "react-i18next"
import { measureDifferences } from "../../components/measure-keys"
import { shanghaiTimeOf } from "../../components/shanghai-time"

/** Rollups against raw entries: quiet when they agree, loud with both sets when they do not; and how far the ledger reaches. */
export function CheckMark({ summary }: { readonly summary: ReportSummary }) {
  const { t } = useTranslation()
  const differences = summary.recomputed === null ? [] : measureDifferences(summary, summary.recomputed)
  const agrees = summary.matches === true && differences.length === 0
  return (
    <>
      <div className="check">
        <p className={agrees ? "check-ok" : "check-wrong"} role={agrees ? "status" : undefined}>
          {agrees ? <CheckCircleFilled /> : <CloseCircleFilled />} {agrees ? t("report.matches") : t("report.mismatch")}
        </p>
        <LedgerReach summary={summary} />
      </div>
      {agrees ? null : <Mismatch differences={differences} />}
    </>
  )
}

function LedgerReach({ summary: { head, checkpoint } }: { readonly summary: ReportSummary }) {
  const { t } = useTranslation()
  return (
    <dl className="reach small">
      <div>
        <dt>{t("report.head")}</dt>
        <dd>{t("report.head_sequence", { sequence: head.sequence })} <Popover content={<span className="hash">{head.hash}</span>} trigger={["hover", "focus"]}><button type="button" className="reveal hash" aria-label={head.hash}>{head.hash.slice(0, 12)}…</button></Popover></dd>
      </div>
      <div>
        <dt>{t("report.checkpoint")}</dt>
        <dd>{checkpoint ? <Popover content={<span className="hash">{checkpoint.signature}</span>} trigger={["hover", "focus"]}><button type="button" className="reveal">{t("report.checkpoint_at", { sequence: checkpoint.sequence, time: shanghaiTimeOf(checkpoint.at) })}</button></Popover> : t("report.checkpoint_none")}</dd>
      </div>
    </dl>
  )
}

function Mismatch({ differences }: { readonly differences: ReturnType<typeof measureDifferences> }) {
  const { t } = useTranslation()
  return (
    <section className="mismatch" role="alert">
      <h2>{t("report.mismatch")}</h2>
      <p>{differences.length === 0 ? t("report.unexplained") : t("report.mismatch_help")}</p>
      {differences.length === 0 ? null : (
        <table>
          <thead><tr><th scope="col">{t("report.measure")}</th><th scope="col">{t("report.rollup")}</th><th scope="col">{t("report.recomputed")}</th><th scope="col">{t("report.difference")}</th></tr></thead>
          <tbody>
            {differences.map(({ key, rollup, recomputed, difference }) => (
              <tr key={key}><th scope="row">{t(`measure.${key}`)}</th><td className="figures">{rollup}</td><td className="figures">{recomputed}</td><td className="figures">{difference}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
