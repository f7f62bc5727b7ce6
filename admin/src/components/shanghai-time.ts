const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" })
const time = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hour12: false })

/** The Asia/Shanghai day of an instant, `YYYY-MM-DD`. */
export const shanghaiDayOf = (instant: Date | string): string => day.format(new Date(instant))

/** Today in Asia/Shanghai. */
export const shanghaiToday = (): string => shanghaiDayOf(new Date())

/** `2026-11-23 14:05` in Asia/Shanghai, wherever the reader's device is. */
export const shanghaiTimeOf = (instant: string): string => `${shanghaiDayOf(instant)} ${time.format(new Date(instant))}`

/** `11月23日` or `23 Nov` in Asia/Shanghai, as one says it; where the year matters, shanghaiDayOf. */
export const dayInWords = (instant: Date | string, language: string): string => inWords(instant, language, {})

/** `11月23日 14:05` or `23 Nov, 14:05` in Asia/Shanghai. */
export const timeInWords = (instant: Date | string, language: string): string => inWords(instant, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })

function inWords(instant: Date | string, language: string, more: Intl.DateTimeFormatOptions): string {
  const english = language === "en"
  return new Intl.DateTimeFormat(english ? "en-GB" : "zh-CN", { timeZone: "Asia/Shanghai", month: english ? "short" : "long", day: "numeric", ...more }).format(new Date(instant))
}

/** The first day of the month a day lies in. */
export const monthStart = (dayText: string): string => `${dayText.slice(0, 7)}-01`
