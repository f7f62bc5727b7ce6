import { QuestionCircleOutlined } from "@ant-design/icons"
import type { Measures, ReportQuery } from "@qianhang/shared/contracts"
import { Popover } from "antd"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { allMeasures, measureText, type MeasureKey } from "../../components/measure-keys"
import { filterAddress } from "../../components/report-filter"

interface MeasureCardsProps { readonly summary: Measures; readonly filter: ReportQuery }

/** Each figure is a link to the orders behind it, and each name carries its definition. */
export function MeasureCards({ summary, filter }: MeasureCardsProps) {
  const { t } = useTranslation()
  return (
    <section className="measures" aria-label={t("report.measures")}>
      {allMeasures.map((key) => <MeasureCard key={key} name={key} summary={summary} filter={filter} />)}
    </section>
  )
}

function MeasureCard({ name, summary, filter }: MeasureCardsProps & { readonly name: MeasureKey }) {
  const { t } = useTranslation()
  const measure = t(`measure.${name}`)
  return (
    <div className={`measure measure-${name}`} data-measure={name}>
      <p className="measure-name">
        {measure}
        <Popover content={<p className="definition">{t(`measure_help.${name}`)}</p>} trigger={["hover", "focus"]}><button type="button" className="define" aria-label={`${measure}:${t(`measure_help.${name}`)}`}><QuestionCircleOutlined /></button></Popover>
      </p>
      <Link className="measure-figure figures" to={filterAddress("/console/orders", filter)} aria-label={`${measure} ${measureText(summary, name)},${t("report.orders_behind", { measure })}`}><Figure text={measureText(summary, name)} /></Link>
    </div>
  )
}

/** The yuan large, the fen small. */
function Figure({ text }: { readonly text: string }) {
  const [yuan, part] = text.split(".")
  return part === undefined ? <>{text}</> : <>{yuan}<small>.{part}</small></>
}
