const zone = "Asia/Shanghai"

/** `11月23日 15:40` or `23 Nov, 15:40`, always Shanghai time. */
export function formatMoment(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", { timeZone: zone, month: language === "en" ? "short" : "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso))
}

/** `11月23日` of a moment or of a `YYYY-MM-DD` day. */
export function formatDay(value: string, language: string): string {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00+08:00`) : new Date(value)
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", { timeZone: zone, month: language === "en" ? "short" : "long", day: "numeric" }).format(moment)
}

/** `2026年11月23日` or `23 November 2026` of a `YYYY-MM-DD` day: where the year must be plain. */
export function formatDate(day: string, language: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", { timeZone: zone, year: "numeric", month: "long", day: "numeric" }).format(new Date(`${day}T00:00:00+08:00`))
}
