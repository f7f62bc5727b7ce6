/** One question RECON asks (QUALITY a-g) and the facts it was answered by. Amounts are decimal strings of fen. */
export type Check = { id: string; ok: boolean; facts: Record<string, unknown> }

/** What `npm run recon` prints. */
export type Recon = { ok: boolean; at: string; checks: Check[] }

/** A difference is told in words a person can act on; at most this many are listed. */
export const MOST_LISTED = 20

export function checkOf(id: string, problems: readonly unknown[], facts: Record<string, unknown> = {}): Check {
  return { id, ok: problems.length === 0, facts: { ...facts, problems: problems.slice(0, MOST_LISTED), problem_count: problems.length } }
}
