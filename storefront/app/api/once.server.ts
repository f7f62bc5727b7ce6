const KEEP_MS = 10 * 60_000
const underway = new Map<string, { at: number; work: Promise<unknown> }>()

/**
 * Runs the work of one rendered form once: a second press of 提交订单 gets the first one's answer.
 * Kept in this process for ten minutes; a work whose answer may be tried again is forgotten by `keep` returning false.
 */
export async function once<T>(attempt: string, work: () => Promise<T>, keep: (result: T) => boolean): Promise<T> {
  const now = Date.now()
  for (const [key, entry] of underway) if (now - entry.at > KEEP_MS) underway.delete(key)
  const known = underway.get(attempt)
  if (known) return known.work as Promise<T>
  const running = work()
  underway.set(attempt, { at: now, work: running })
  try {
    const result = await running
    if (!keep(result)) underway.delete(attempt)
    return result
  } catch (error) {
    underway.delete(attempt)
    throw error
  }
}
