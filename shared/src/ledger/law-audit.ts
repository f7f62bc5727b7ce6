import { sumFen } from "../money/index.js"
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
import { HandoverBooks } from "./handover-books.js"
import { lawfulHandover } from "./handover-law.js"
import type { Movement } from "./movement.js"
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

/**
 * Recomputes each entry from its own stated facts and the entries before it, by the very functions that write entries,
 * and compares. What a tampered and re-sealed entry cannot do is follow from its own snapshot.
 */
export class LawAudit {
  readonly #hash: Hash
  readonly #sources = new Map<string, bigint>()
  /** a sale or receipt with everything that stands on it, found by the sequence of any of them */
  readonly #families = new Map<bigint, Entry[]>()
  readonly #books = new HandoverBooks()

  constructor(hash: Hash) {
    this.#hash = hash
  }

  take(entry: Entry): Finding | null {
    const finding = this.#balance(entry) ?? this.#uniqueSource(entry) ?? this.#recompute(entry)
    if (finding === null) this.#remember(entry)
    return finding
  }

  #balance({ sequence, postings }: Entry): Finding | null {
    const sum = sumFen(postings.map((posting) => posting.amountFen))
    return sum === 0n ? null : { sequence, law: "balance", expected: "postings summing to 0 fen", found: `${sum} fen` }
  }

  #uniqueSource({ sequence, source }: Entry): Finding | null {
    const key = JSON.stringify([source.provider, source.kind, source.objectId])
    const earlier = this.#sources.get(key)
    this.#sources.set(key, sequence)
    return earlier === undefined ? null : { sequence, law: "unique_source", expected: "one entry per provider object", found: `${key} already in entry ${earlier}` }
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
    return (sequence === null ? undefined : this.#families.get(sequence)) ?? []
  }

  #earlier(sequence: bigint | null): Entry {
    const found = this.#family(sequence).find((entry) => entry.sequence === sequence)
    if (found === undefined) throw new FoundationMissing(`no earlier entry ${sequence ?? "named"}`)
    return found
  }

  #remember(entry: Entry): void {
    const family = entry.relatesTo === null ? [] : (this.#families.get(entry.relatesTo) ?? [])
    family.push(entry)
    this.#families.set(entry.sequence, family)
    this.#books.take(entry, entry.kind === "reversal" ? this.#earlier(entry.relatesTo) : null)
  }
}

function statedRefund(entry: Entry, movement: Movement): Refund {
  const { refund, correction } = entry
  if (refund === null) throw new FoundationMissing("a refund without its record")
  const lines = refund.linesNamed ? refund.lines.map(({ lineId, quantity, cashFen }) => ({ lineId, quantity, amountFen: cashFen })) : null
  return { ...movement, reason: refund.reason, bearer: refund.bearer, lines, freight: refund.linesNamed ? refund.freight : [], correction }
}
