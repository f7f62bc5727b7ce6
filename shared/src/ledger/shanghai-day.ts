const EIGHT_HOURS_MS = 8 * 60 * 60 * 1000

/** The Asia/Shanghai calendar day (UTC+8, no summer time since 1991) of an instant, as `YYYY-MM-DD`. */
export function shanghaiDay(instantMs: number): string {
  return new Date(instantMs + EIGHT_HOURS_MS).toISOString().slice(0, 10)
}
