import { sumFen } from "../money/index.js"
import type { Account, Posting } from "./account.js"
import { AmountMismatch, EntryUnbalanced } from "./errors.js"
import { FORMAT_1_KINDS, type EntryDraft } from "./entry.js"

/** Whose posting it is; what is left out is null. */
export interface Bearing { cooperativeId?: string; householdId?: string; lineId?: string; lotId?: string | null }

/** One posting, debit > 0 and credit < 0, or none where the amount is 0. */
export function post(account: Account, amountFen: bigint, bearing: Bearing = {}): Posting[] {
  if (amountFen === 0n) return []
  const { cooperativeId = null, householdId = null, lineId = null, lotId = null } = bearing
  return [{ account, amountFen, cooperativeId, householdId, lineId, lotId }]
}

/** The draft, proven balanced (LEDGER 8). Throws EntryUnbalanced, and AmountMismatch for a negative movement of money. */
export function balanced(draft: Omit<EntryDraft, "format" | "handover"> & Partial<Pick<EntryDraft, "handover">>): EntryDraft {
  if (draft.amountFen < 0n) throw new AmountMismatch(draft.source.objectId, 0n, draft.amountFen)
  const sum = sumFen(draft.postings.map((posting) => posting.amountFen))
  if (sum !== 0n) throw new EntryUnbalanced(draft.source.objectId, sum)
  return { format: formatOf(draft.kind), handover: null, ...draft }
}

const formatOf = (kind: EntryDraft["kind"]): EntryDraft["format"] => (FORMAT_1_KINDS.some((first) => first === kind) ? 1 : 2)
