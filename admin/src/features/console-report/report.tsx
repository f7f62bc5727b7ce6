import { useQuery } from "@tanstack/react-query"
import { lazy, Suspense } from "react"
import { useTranslation } from "react-i18next"
import { readBreakdown, readSummary } from "../../api/console"
import { readStaff } from "../../api/session"
import { FilterBar } from "../../components/filter-bar"
import { allMeasures, type MeasureKey } from "../../components/measure-keys"
import { PageHead } from "../../components/page-head"
import { useReportFilter } from "../../components/report-filter"
import { Loading, Nothing, Read } from "../../components/states"
import { BreakdownTable } from "./breakdown-table"
import { CheckMark } from "./check-mark"
import { MeasureCards } from "./measure-cards"
import "./report.css"
import { TileMap } from "./tile-map"

const CooperativeChart = lazy(async () => ({ default: (await import("./cooperative-chart")).CooperativeChart }))
const measureOf = (text: string | null): MeasureKey => allMeasures.find((key) => key === text) ?? "benefit_accrued_fen"

/** The console opens on the five measures, each with the check that the raw entries say the same. */
export function Report() {
  const { t } = useTranslation()
  const { filter, change, params } = useReportFilter()
  const measure = measureOf(params.get("measure"))
  const whole = { from: filter.from, to: filter.to, cooperative: filter.cooperative }
  const staff = useQuery({ queryKey: ["staff"], queryFn: ({ signal }) => readStaff(signal), staleTime: Infinity })
  const summary = useQuery({ queryKey: ["summary", filter], queryFn: ({ signal }) => readSummary(filter, signal) })
  const map = useQuery({ queryKey: ["breakdown", "by-county", whole], queryFn: ({ signal }) => readBreakdown("by-county", whole, signal) })
  const counties = useQuery({ queryKey: ["breakdown", "by-county", filter], queryFn: ({ signal }) => readBreakdown("by-county", filter, signal) })
  const cooperatives = useQuery({ queryKey: ["breakdown", "by-cooperative", filter], queryFn: ({ signal }) => readBreakdown("by-cooperative", filter, signal) })
  return (
    <>
      <PageHead title={t("report.title")}><FilterBar filter={filter} change={change} /></PageHead>
      <Read query={summary} rows={6}>
        {(data) => (
          <>
            <CheckMark summary={data} />
            <MeasureCards summary={data} filter={filter} />
            {data.orders === 0 ? <Nothing why={t("report.empty")} /> : null}
          </>
        )}
      </Read>
      <div className="report-pair">
        <Read query={map} rows={8}>{(data) => <TileMap rows={data.rows} measure={measure} chosen={filter.county} only={staff.data?.county_code ?? null} chooseMeasure={(key) => change({ measure: key })} chooseCounty={(county) => change({ county, cooperative: undefined })} />}</Read>
        <Suspense fallback={<Loading rows={8} />}>
          <Read query={cooperatives} rows={8}>{(data) => data.rows.length === 0 ? null : <CooperativeChart rows={data.rows} measure={measure} choose={(cooperative) => change({ cooperative })} />}</Read>
        </Suspense>
      </div>
      <Read query={counties}>{(data) => data.rows.length === 0 && data.matches ? null : <BreakdownTable by="by-county" breakdown={data} filter={filter} />}</Read>
      <Read query={cooperatives}>{(data) => data.rows.length === 0 && data.matches ? null : <BreakdownTable by="by-cooperative" breakdown={data} filter={filter} />}</Read>
    </>
  )
}
