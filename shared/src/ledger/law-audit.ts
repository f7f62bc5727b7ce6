import { sumFen } from "../money/index.js"
import { advanceKey } from "./advances.js"
import { firstDifference } from "./difference.js"
import { disputeEntry, disputeOf } from "./dispute.js"
import { entryDraftFormat } from "./entry-format.js"
import type { Entry, EntryDraft, EntryKind } from "./entry.js"
import type { AuditedLaw, Finding } from "./finding.js"
import type { Hash } from "./hash.js"
import { refundEntry } from "./refund.js"
import type { Refund } from "./refund-statement.js"
import { reversalEntry } from "./reversal.js"
import { applicationEntry, saleEntry } from "./sale.js"
import { entryHash } from "./seal.js"
import type { EntryRecall } from "./entry-recall.js"
import { HandoverBooks } from "./handover-books.js"
import { lawfulHandover } from "./handover-law.js"
import type { Movement } from "./movement.js"
import { SeenEntries } from "./seen-entries.js"
import { SourceDigests } from "./source-digests.js"
import { unappliedEntry, unappliedRefundEntry } from "./unapplied.js"

/** An entry rests on something that is not there. */
class FoundationMissing extends Error {
  override readonly name = "FoundationMissing"
}

const LAW_OF: Readonly<Record<EntryKind, AuditedLaw>> = {
  sale: "split", refund: "refund", reversal: "reversal", unapplied_receipt: "unapplied", unapplied_refund: "unapplied",
  settlement: "settlement", receivable: "settlement", offset: "settlement",
  payout: "handover", advance: "handover", evidence: "handover", period_benefit: "handover",
  dispute_opened: "dispute", dispute_won: "dispute", dispute_lost: "dispute", dispute_fee: "dispute",
}

/** Reads what it is asked for again; null: entries are kept instead, for journals that fit in memory. */
export interface LawTools { readonly hash: Hash; readonly recall: EntryRecall | null }

/**
 * Recomputes each entry from its own stated facts and the entries before it, by the very functions that write entries,
 * and compares. What a tampered and re-sealed entry cannot do is follow from its own snapshot. Of earlier entries it keeps
 * digests and links alone, and reads again the few that a page of new ones stands on.
 */
export class LawAudit {
  readonly #hash: Hash
  readonly #recall: EntryRecall | null
  readonly #sources: SourceDigests
  readonly #seen = new SeenEntries()
  /** the entries at hand: what the page stands on, and the page as far as it was taken */
  #open = new Map<bigint, Entry>()
  readonly #books = new HandoverBooks()

  constructor({ hash, recall }: LawTools) {
    this.#hash = hash
    this.#recall = recall
    this.#sources = new SourceDigests(hash)
  }

  /** Reads again what these next entries stand on, and proves that it is what was seen: a finding says it is not. */
  async open(page: readonly Entry[]): Promise<Finding | null> {
    if (this.#recall === null) return null
    const wanted = [...new Set(page.flatMap(({ relatesTo }) => (relatesTo === null ? [] : this.#seen.family(relatesTo))))]
    this.#open = new Map((wanted.length === 0 ? [] : await this.#recall(wanted)).map((entry) => [entry.sequence, entry]))
    for (const sequence of wanted) {
      const entry = this.#open.get(sequence)
      const hash = entry === undefined ? "nothing" : entryHash(entry, this.#hash)
      if (!this.#seen.isAsSeen(sequence, hash)) return { sequence, law: "chain", expected: "the entry as it was read before", found: `${hash}: the journal changed during the audit` }
    }
    return null
  }

  take(entry: Entry): Finding | null {
    const finding = this.#balance(entry) ?? this.#uniqueSource(entry) ?? this.#recompute(entry)
    if (finding !== null) return finding
    this.#remember(entry)
    return this.#overdrawn(entry)
  }

  /** Earlier entries of the same sale or receipt as this one, which was not taken yet, oldest first. */
  standsOn({ relatesTo }: Entry): readonly Entry[] {
    return this.#family(relatesTo)
  }

  #balance({ sequence, postings }: Entry): Finding | null {
    const sum = sumFen(postings.map((posting) => posting.amountFen))
    return sum === 0n ? null : { sequence, law: "balance", expected: "postings summing to 0 fen", found: `${sum} fen` }
  }

  #uniqueSource({ sequence, source }: Entry): Finding | null {
    const earlier = this.#sources.enter(source, sequence)
    return earlier === null ? null : { sequence, law: "unique_source", expected: "one entry per provider object", found: `${JSON.stringify([source.provider, source.kind, source.objectId])} already in entry ${earlier}` }
  }

  #recompute(entry: Entry): Finding | null {
    const law = LAW_OF[entry.kind]
    try {
      const expected = this.#lawful(entry)
      if (entryHash({ ...entry, ...expected }, this.#hash) === entry.hash) return null
      const difference = firstDifference(entryDraftFormat.toJson(expected), entryDraftFormat.toJson(entry))
      return difference === null ? null : { sequence: entry.sequence, law, ...difference }
    } catch (broken) {
      if (!(broken instanceof Error)) throw broken
      return { sequence: entry.sequence, law, expected: "an entry that follows from its facts", found: `${broken.name}: ${broken.message}` }
    }
  }

  /** No function that writes entries is trusted with this one: an advance attributed twice takes from a household. */
  #overdrawn({ sequence, postings }: Entry): Finding | null {
    const advances = postings.filter((posting) => posting.account === "household_advance")
    const leastFen = advances.reduce((least, { lotId, householdId }) => smaller(least, this.#books.advances.get(advanceKey(lotId ?? "", householdId ?? "")) ?? 0n), 0n)
    return leastFen < 0n ? { sequence, law: "handover", expected: "no more attributed to an advance than was paid at delivery", found: `${-leastFen} fen too many` } : null
  }

  #lawful(entry: Entry): EntryDraft {
    const { provider, objectId, medusaId } = entry.source
    const movement: Movement = { provider, objectId, medusaId, amountFen: entry.amountFen, currency: entry.currency, occurredAtMs: entry.occurredAtMs }
    switch (entry.kind) {
      case "sale":
        if (entry.snapshot === null) throw new FoundationMissing("a sale without a snapshot")
        if (entry.relatesTo === null) return saleEntry(movement, entry.snapshot, this.#hash)
        return applicationEntry(this.#earlier(entry.relatesTo), { snapshot: entry.snapshot, occurredAtMs: entry.occurredAtMs, earlier: this.#family(entry.relatesTo) }, this.#hash)
      case "refund": {
        const sale = this.#earlier(entry.relatesTo)
        return refundEntry(statedRefund(entry, movement), { sale, later: this.#family(entry.relatesTo) }, this.#hash)
      }
      case "unapplied_receipt":
        return unappliedEntry(movement, entry.orderId)
      case "unapplied_refund":
        return unappliedRefundEntry(movement, this.#earlier(entry.relatesTo), this.#family(entry.relatesTo))
      case "reversal":
        if (entry.correction === null) throw new FoundationMissing("a reversal without actor and reason")
        return reversalEntry(this.#earlier(entry.relatesTo), { correction: entry.correction, occurredAtMs: entry.occurredAtMs }, this.#family(entry.relatesTo), this.#hash)
      case "settlement":
      case "receivable":
      case "offset":
      case "payout":
      case "advance":
      case "evidence":
      case "period_benefit":
        return lawfulHandover(entry, this.#family(entry.relatesTo), this.#books)
      case "dispute_opened":
      case "dispute_won":
      case "dispute_lost":
      case "dispute_fee":
        return disputeEntry({ ...movement, ...disputeOf(entry) }, this.#earlier(entry.relatesTo), this.#family(entry.relatesTo))
    }
  }

  #family(sequence: bigint | null): readonly Entry[] {
    return sequence === null ? [] : this.#seen.family(sequence).flatMap((member) => this.#open.get(member) ?? [])
  }

  #earlier(sequence: bigint | null): Entry {
    const found = this.#family(sequence).find((entry) => entry.sequence === sequence)
    if (found === undefined) throw new FoundationMissing(`no earlier entry ${sequence ?? "named"}`)
    return found
  }

  #remember(entry: Entry): void {
    this.#seen.add(entry)
    this.#open.set(entry.sequence, entry)
    this.#books.take(entry, entry.kind === "reversal" ? this.#earlier(entry.relatesTo) : null)
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

function statedRefund(entry: Entry, movement: Movement): Refund {
  const { refund, correction } = entry
  if (refund === null) throw new FoundationMissing("a refund without its record")
  const lines = refund.linesNamed ? refund.lines.map(({ lineId, quantity, cashFen }) => ({ lineId, quantity, amountFen: cashFen })) : null
  return { ...movement, reason: refund.reason, bearer: refund.bearer, lines, freight: refund.linesNamed ? refund.freight : [], correction }
}
