import { DIGEST_WORDS, digestWords } from "./digest-words.js"
import type { EntrySource } from "./entry.js"
import { type Hash, hashOfTexts } from "./hash.js"

const SLOT_WORDS = DIGEST_WORDS + 1
const FULLEST = 0.7

/** Which provider objects have an entry, and which one: 20 bytes a slot of an open hash table, for any length of ids. */
export class SourceDigests {
  readonly #hash: Hash
  /** how many slots there are, a power of two */
  #capacity = 1024
  #slots: Uint32Array = new Uint32Array(SLOT_WORDS * this.#capacity)
  #taken = 0

  constructor(hash: Hash) {
    this.#hash = hash
  }

  /** Enters the object under this sequence unless it has one. @returns the earlier entry of the same object, else null */
  enter({ provider, kind, objectId }: EntrySource, sequence: bigint): bigint | null {
    if (this.#taken >= FULLEST * this.#capacity) this.#grow()
    const words = digestWords(hashOfTexts(this.#hash, provider, kind, objectId))
    const slot = this.#slotOf(words)
    const earlier = this.#slots[slot + DIGEST_WORDS] as number
    if (earlier !== 0) return BigInt(earlier)
    this.#slots.set([...words, Number(sequence)], slot)
    this.#taken += 1
    return null
  }

  /** Where these words lie, or the free slot (sequence 0) where they belong. */
  #slotOf(words: readonly number[]): number {
    const last = this.#capacity - 1
    for (let place = (words[0] as number) & last; ; place = (place + 1) & last) {
      const slot = SLOT_WORDS * place
      if (this.#slots[slot + DIGEST_WORDS] === 0 || words.every((word, index) => this.#slots[slot + index] === word)) return slot
    }
  }

  #grow(): void {
    const old = this.#slots
    this.#capacity *= 2
    this.#slots = new Uint32Array(SLOT_WORDS * this.#capacity)
    for (let slot = 0; slot < old.length; slot += SLOT_WORDS) {
      if (old[slot + DIGEST_WORDS] === 0) continue
      this.#slots.set(old.subarray(slot, slot + SLOT_WORDS), this.#slotOf([...old.subarray(slot, slot + DIGEST_WORDS)]))
    }
  }
}
