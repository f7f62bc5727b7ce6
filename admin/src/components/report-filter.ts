import { reportQuery, type ReportQuery } from "@qianhang/shared/contracts"
import { useMemo } from "react"
import { useSearchParams } from "react-router"
import { monthStart, shanghaiToday } from "./shanghai-time"

const present = (value: string | null): string | undefined => value || undefined

/** The filter an address carries; what it leaves out, or says wrongly, is this month of the whole prefecture. */
export function filterOf(params: URLSearchParams, today: string): ReportQuery {
  const asked = { from: params.get("from") ?? monthStart(today), to: params.get("to") ?? today, county: present(params.get("county")), cooperative: present(params.get("cooperative")) }
  const parsed = reportQuery.safeParse(asked)
  return parsed.success ? parsed.data : { from: monthStart(today), to: today }
}

/** The filter as an address, to be shared or to open what lies behind a figure. */
export function filterAddress(path: string, filter: ReportQuery, more: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...more })) if (value) params.set(name, value)
  return `${path}?${params.toString()}`
}

/** Reads and changes the filter in the page's address. */
export function useReportFilter() {
  const [params, setParams] = useSearchParams()
  const filter = useMemo(() => filterOf(params, shanghaiToday()), [params])
  const change = (changed: Partial<Record<"from" | "to" | "county" | "cooperative" | "measure", string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries({ ...filter, ...changed })) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    next.delete("page")
    setParams(next, { replace: true })
  }
  return { filter, change, params }
}
