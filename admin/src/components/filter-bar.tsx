import { countyOf, counties } from "@qianhang/shared/regions"
import { useQuery } from "@tanstack/react-query"
import { DatePicker, Select } from "antd"
import dayjs from "dayjs"
import { useTranslation } from "react-i18next"
import { readBreakdown } from "../api/console"
import { readStaff } from "../api/session"
import "./filter-bar.css"
import type { useReportFilter } from "./report-filter"
import { StateMark } from "./state-mark"
import { monthStart, shanghaiToday } from "./shanghai-time"

const DAY = "YYYY-MM-DD"

/** Period, county, cooperative. A county's own staff see their county named instead of a choice. */
export function FilterBar({ filter, change }: Pick<ReturnType<typeof useReportFilter>, "filter" | "change">) {
  const { t } = useTranslation()
  const staff = useQuery({ queryKey: ["staff"], queryFn: ({ signal }) => readStaff(signal), staleTime: Infinity })
  const everybody = { from: filter.from, to: filter.to, county: filter.county }
  const cooperatives = useQuery({ queryKey: ["breakdown", "by-cooperative", everybody], queryFn: ({ signal }) => readBreakdown("by-cooperative", everybody, signal) })
  const today = dayjs(shanghaiToday())
  const presets = [
    { label: t("report.this_month"), value: [dayjs(monthStart(today.format(DAY))), today] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t("report.last_month"), value: [today.subtract(1, "month").startOf("month"), today.subtract(1, "month").endOf("month")] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t("report.last_30"), value: [today.subtract(29, "day"), today] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t("report.this_year"), value: [today.startOf("year"), today] as [dayjs.Dayjs, dayjs.Dayjs] },
  ]
  const own = staff.data?.county_code ? countyOf(staff.data.county_code) : undefined
  const rows = cooperatives.data?.rows.map(({ key, name }) => ({ value: key, label: name })) ?? []
  const chosen = filter.cooperative && !rows.some((row) => row.value === filter.cooperative) ? [{ value: filter.cooperative, label: filter.cooperative }] : []
  return (
    <div className="filter-bar" role="group" aria-label={t("report.period")}>
      <DatePicker.RangePicker id={{ start: "period-from", end: "period-to" }} allowClear={false} value={[dayjs(filter.from), dayjs(filter.to)]} presets={presets} maxDate={today} inputReadOnly placeholder={[t("report.period_from"), t("report.period_to")]} aria-label={t("report.period")} onChange={(range) => { if (range?.[0] && range[1]) change({ from: range[0].format(DAY), to: range[1].format(DAY) }) }} />
      {own ? <StateMark tone="way">{t("report.scope", { county: own.name })}</StateMark> : (
        <Select aria-label={t("report.county")} value={filter.county ?? ""} showSearch={{ optionFilterProp: "label" }} options={[{ value: "", label: t("report.county_all") }, ...counties.map(({ code, name }) => ({ value: code as string, label: name as string }))]} onChange={(county: string) => change({ county: county || undefined, cooperative: undefined })} />
      )}
      <Select aria-label={t("report.cooperative")} className="filter-cooperative" value={filter.cooperative ?? ""} showSearch={{ optionFilterProp: "label" }} options={[{ value: "", label: t("report.cooperative_all") }, ...chosen, ...rows]} onChange={(cooperative: string) => change({ cooperative: cooperative || undefined })} />
    </div>
  )
}
