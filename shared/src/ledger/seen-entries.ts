import { DIGEST_WORDS, digestWords, withRoomFor } from "./digest-words.js"
import type { Entry } from "./entry.js"

/**
 * What the auditor keeps of an entry it found lawful: 128 bits of its hash, and which family it belongs to (a sale or
 * receipt with everything that stands on it). 28 bytes an entry, whatever is in it; sequences up to 2³² − 1.
 */
export class SeenEntries {
  #count = 0
  #digests: Uint32Array = new Uint32Array(DIGEST_WORDS * 1024)
  /** the family's first entry */
  #first: Uint32Array = new Uint32Array(1024)
  /** the family's entry before this one; 0 where it is the first */
  #before: Uint32Array = new Uint32Array(1024)
  /** at a family's first entry: its newest */
  #newest: Uint32Array = new Uint32Array(1024)

  /** Adds the next entry of the chain. */
  add({ sequence, hash, relatesTo }: Pick<Entry, "sequence" | "hash" | "relatesTo">): void {
    const at = Number(sequence)
    this.#digests = withRoomFor(this.#digests, DIGEST_WORDS * (at + 1))
    this.#first = withRoomFor(this.#first, at + 1)
    this.#before = withRoomFor(this.#before, at + 1)
    this.#newest = withRoomFor(this.#newest, at + 1)
    this.#digests.set(digestWords(hash), DIGEST_WORDS * at)
    const first = relatesTo === null || !this.has(relatesTo) ? at : (this.#first[Number(relatesTo)] as number)
    this.#first[at] = first
    this.#before[at] = this.#newest[first] as number
    this.#newest[first] = at
    this.#count = at
  }

  has(sequence: bigint): boolean {
    return sequence > 0n && sequence <= BigInt(this.#count)
  }

  /** Sequences of the whole family of an entry, oldest first; empty where the entry was not seen. */
  family(sequence: bigint): bigint[] {
    if (!this.has(sequence)) return []
    const members: bigint[] = []
    for (let at = this.#newest[this.#first[Number(sequence)] as number] as number; at !== 0; at = this.#before[at] as number) members.push(BigInt(at))
    return members.reverse()
  }

  /** Whether this is the hash that was seen under this sequence. */
  isAsSeen(sequence: bigint, hash: string): boolean {
    return this.has(sequence) && digestWords(hash).every((word, index) => this.#digests[DIGEST_WORDS * Number(sequence) + index] === word)
  }
}
