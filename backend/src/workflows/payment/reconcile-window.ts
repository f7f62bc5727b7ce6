const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How far back the provider's lists are read by a thorough cycle, when nothing says that the shop was away for longer. */
const WINDOW_MS = 3 * DAY_MS
/** How far back by the cycles between: a payment is opened and paid well within it, and what changes later tells by an event or a poll. */
const OVERLAP_MS = 2 * HOUR_MS
/** The provider forgets its events after about this long. */
const MEMORY_MS = 30 * DAY_MS

export interface PastCycles {
  /** the last thorough cycle of this process; null before the first */
  thoroughAt: Date | null
  /** when the newest event the inbox holds happened; null while it is empty */
  newestEventAt: Date | null
}

export interface Window {
  since: Date
  thorough: boolean
}

/**
 * Which part of the provider's lists a cycle reads. Thorough once an hour and after every start, so that a busy day is not read anew each
 * minute; after an outage of days it goes back to where the inbox ends.
 */
export function windowOf(now: Date, { thoroughAt, newestEventAt }: PastCycles): Window {
  const thorough = thoroughAt === null || now.getTime() - thoroughAt.getTime() >= HOUR_MS
  if (!thorough) return { since: new Date(now.getTime() - OVERLAP_MS), thorough }
  const away = newestEventAt === null ? 0 : now.getTime() - newestEventAt.getTime() + HOUR_MS
  return { since: new Date(now.getTime() - Math.min(MEMORY_MS, Math.max(WINDOW_MS, away))), thorough }
}
