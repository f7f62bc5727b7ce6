export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** The Asia/Shanghai day of an instant. */
export const dayOf = (ms: number): string => new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 10)

/** The first instant of a day. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

/** The day so many days later. */
export const daysAfter = (day: string, days: number): string => dayOf(startOf(day) + days * DAY_MS)
