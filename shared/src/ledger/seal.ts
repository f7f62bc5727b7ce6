import { bytesOf } from "./codec.js"
import { hashedEntryFormat, type HashedEntry } from "./entry-format.js"
import type { Entry, EntryDraft, Head } from "./entry.js"
import { GENESIS_HASH, type Hash } from "./hash.js"

/** Where and when a draft is written: behind this head (null: it is the first), at this time. */
export interface Place { readonly previous: Head | null; readonly recordedAtMs: number }

/** Gives a draft its place in the chain and its hash over every field (LEDGER 14). */
export function sealEntry(draft: EntryDraft, place: Place, hash: Hash): Entry {
  const { previous, recordedAtMs } = place
  const hashed: HashedEntry = { ...draft, sequence: (previous?.sequence ?? 0n) + 1n, previousHash: previous?.hash ?? GENESIS_HASH, recordedAtMs }
  return { ...hashed, hash: entryHash(hashed, hash) }
}

/** The hash an entry must carry. */
export function entryHash(entry: HashedEntry, hash: Hash): string {
  return hash(bytesOf(hashedEntryFormat, entry))
}

/** How an entry fails its place in the chain. */
export type ChainFault =
  | { readonly rule: "sequence"; readonly expected: string; readonly found: string }
  | { readonly rule: "previous_hash"; readonly expected: string; readonly found: string }
  | { readonly rule: "hash"; readonly expected: string; readonly found: string }

/** Null when the entry follows `previous` and carries its own hash; what is wrong otherwise. */
export function chainFault(entry: Entry, previous: Head | null, hash: Hash): ChainFault | null {
  const sequence = (previous?.sequence ?? 0n) + 1n
  if (entry.sequence !== sequence) return { rule: "sequence", expected: `${sequence}`, found: `${entry.sequence}` }
  const previousHash = previous?.hash ?? GENESIS_HASH
  if (entry.previousHash !== previousHash) return { rule: "previous_hash", expected: previousHash, found: entry.previousHash }
  const own = entryHash(entry, hash)
  return entry.hash === own ? null : { rule: "hash", expected: own, found: entry.hash }
}

/** A stored chain is broken. */
export class ChainBroken extends Error {
  override readonly name = "ChainBroken"
  constructor(readonly sequence: bigint, readonly fault: ChainFault) {
    super(`entry ${sequence}: expected ${fault.rule} ${fault.expected}, found ${fault.found}`)
  }
}

/**
 * Walks entries from the one behind `after` (null: from the first) and returns the new head. For use before every write
 * and after every read; the auditor checks far more. Throws ChainBroken at the first entry out of place.
 */
export function verifyChain(entries: Iterable<Entry>, after: Head | null, hash: Hash): Head | null {
  let head = after
  for (const entry of entries) {
    const fault = chainFault(entry, head, hash)
    if (fault !== null) throw new ChainBroken(entry.sequence, fault)
    head = { sequence: entry.sequence, hash: entry.hash }
  }
  return head
}
