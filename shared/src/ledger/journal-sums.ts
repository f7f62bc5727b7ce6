import type { Account } from "./account.js"
import type { Entry, EntryKind } from "./entry.js"

/** What a journal amounts to, for somebody who wants to know what was checked. Sums by currency are in its smallest unit. */
export class JournalSums {
  readonly #kinds = new Map<EntryKind, number>()
  readonly #debits = new Map<string, bigint>()
  readonly #credits = new Map<string, bigint>()
  readonly #accounts = new Map<Account, bigint>()
  #postings = 0
  #firstAtMs: number | null = null
  #lastAtMs: number | null = null

  /** Takes the next lawful entry; fits `AuditTools.follow`. */
  readonly follow = ({ kind, currency, recordedAtMs, postings }: Entry): void => {
    add(this.#kinds, kind, 1)
    this.#firstAtMs ??= recordedAtMs
    this.#lastAtMs = recordedAtMs
    this.#postings += postings.length
    for (const { account, amountFen } of postings) {
      addFen(amountFen > 0n ? this.#debits : this.#credits, currency, amountFen)
      addFen(this.#accounts, account, amountFen)
    }
  }

  /** When the first and the last entry were written, in milliseconds since 1970 UTC; null before the first. */
  get period(): { readonly firstAtMs: number; readonly lastAtMs: number } | null {
    return this.#firstAtMs === null || this.#lastAtMs === null ? null : { firstAtMs: this.#firstAtMs, lastAtMs: this.#lastAtMs }
  }

  get postings(): number {
    return this.#postings
  }

  /** How many entries there are of each kind. */
  get kinds(): ReadonlyMap<EntryKind, number> {
    return this.#kinds
  }

  /** Σ debits and Σ credits (≤ 0) by currency. */
  get balances(): ReadonlyMap<string, { readonly debitFen: bigint; readonly creditFen: bigint }> {
    return new Map([...this.#debits].map(([currency, debitFen]) => [currency, { debitFen, creditFen: this.#credits.get(currency) ?? 0n }]))
  }

  /** The balance of every account, debit positive. */
  get accounts(): ReadonlyMap<Account, bigint> {
    return this.#accounts
  }
}

function add<K>(sums: Map<K, number>, key: K, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more)
}

function addFen<K>(sums: Map<K, bigint>, key: K, more: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + more)
}
