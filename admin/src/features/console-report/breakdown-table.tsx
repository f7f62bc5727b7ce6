import type { reportBreakdown, ReportQuery, reportRow } from "@qianhang/shared/contracts"
import { Alert } from "antd"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import type { z } from "zod"
import { allMeasures, compareMeasure, fenMeasures, measureText } from "../../components/measure-keys"
import { fenToYuan } from "../../components/money"
import { filterAddress } from "../../components/report-filter"
import { RecordTable, type RecordColumn } from "../../components/record-table"

type Row = z.infer<typeof reportRow>
interface BreakdownTableProps { readonly by: "by-county" | "by-cooperative"; readonly breakdown: z.infer<typeof reportBreakdown>; readonly filter: ReportQuery }

const plainAmount = (fen: string) => fenToYuan(fen).replaceAll(",", "")

/** The measures by county or by cooperative; each figure opens the orders of its row. */
export function BreakdownTable({ by, breakdown, filter }: BreakdownTableProps) {
  const { t } = useTranslation()
  const narrowed = (row: Row): ReportQuery => (by === "by-county" ? { ...filter, county: row.key } : { ...filter, cooperative: row.key })
  const columns: RecordColumn<Row>[] = [
    { key: "name", title: by === "by-county" ? t("report.county") : t("report.cooperative"), text: (row) => row.name, render: (row) => <Link to={filterAddress("/console", narrowed(row))}>{row.name}</Link>, compare: (left, right) => left.name.localeCompare(right.name, "zh-CN") },
    ...allMeasures.map((key): RecordColumn<Row> => ({
      key,
      title: t(`measure.${key}`),
      help: t(`measure_help.${key}`),
      text: (row) => (fenMeasures.some((each) => each === key) ? plainAmount(String(row[key])) : String(row[key])),
      render: (row) => <Link to={filterAddress("/console/orders", narrowed(row))} aria-label={`${row.name} ${t(`measure.${key}`)} ${measureText(row, key)}`}>{measureText(row, key)}</Link>,
      compare: compareMeasure(key),
      figures: true,
    })),
  ]
  const title = by === "by-county" ? t("report.by_county") : t("report.by_cooperative")
  const note = breakdown.matches ? <p className="muted small table-note">{t("report.households_note")}</p> : <Alert className="table-note" type="error" showIcon role="alert" title={t("report.mismatch_rows")} />
  return <RecordTable name={title} rows={breakdown.rows} rowKey={(row) => row.key} columns={columns} fileName={`${title}-${filter.from}-${filter.to}`} note={note} />
}
