/** Asia/Shanghai days `YYYY-MM-DD`, both inclusive; empty where `from` is after `to`. */
export type Period = { from: string; to: string }

const EMPTY: Period = { from: "9999-12-31", to: "0001-01-01" }

/** The whole calendar months inside a period, from their first day to their last. */
export function wholeMonths({ from, to }: Period): Period {
  const first = from.endsWith("-01") ? from : firstOfNextMonth(from)
  const last = dayAfter(to).endsWith("-01") ? to : dayBefore(`${to.slice(0, 7)}-01`)
  return first <= last ? { from: first, to: last } : EMPTY
}

/** What is left of a period before and after its whole months; the whole period where there are none. */
export function edgeDays(period: Period): [Period, Period] {
  const months = wholeMonths(period)
  if (months.from > months.to) return [period, EMPTY]
  return [
    period.from < months.from ? { from: period.from, to: dayBefore(months.from) } : EMPTY,
    months.to < period.to ? { from: dayAfter(months.to), to: period.to } : EMPTY,
  ]
}

function firstOfNextMonth(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number)
  return dayOf(Date.UTC(year, month, 1))
}

const DAY_MS = 86_400_000
const dayBefore = (day: string): string => dayOf(Date.parse(`${day}T00:00:00Z`) - DAY_MS)
/** The last day a date column holds has none after it that sorts behind it as text. */
const dayAfter = (day: string): string => day === "9999-12-31" ? "9999-12-32" : dayOf(Date.parse(`${day}T00:00:00Z`) + DAY_MS)
const dayOf = (instantMs: number): string => new Date(instantMs).toISOString().slice(0, 10)
