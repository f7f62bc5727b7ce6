import { randomBytes } from "node:crypto"
import type { Entry } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { inJournal, type OpenJournal } from "../journal/open-journal"
import type { FileProof } from "../lots/lot"
import { reduceWithin } from "../reductions/reductions"
import { AfterSaleRefused } from "../refunds/after-sale-refused"
import { versionOf } from "../refunds/refund-books"
import { findRequests } from "../refunds/refund-request-store"
import { findEntryCorrections, insertEntryCorrection, insertEntryDecision, type CorrectionFilter, type EntryCorrection, type Page } from "./correction-store"
import { postCorrection } from "./post-correction"

/** `version` is the order's (`OrderRefundFigures`). */
export type EntryCorrectionAsked = Pick<EntryCorrection, "sequence" | "reasonCode" | "restated" | "reason"> & { version: number; evidence: FileProof | undefined; actor: string }
export type EntryCorrectionDecided = { id: string; version: number; approve: boolean; reason: string; actor: string }
/** With what it appends, or appended. */
export type CorrectionWithEntries = { correction: EntryCorrection; entries: Entry[] }

const ONE: Page = { page: 1, pageSize: 1 }

/** 1 while it waits, 2 once it is decided. */
export const entryCorrectionVersion = ({ decision }: Pick<EntryCorrection, "decision">): number => (decision === null ? 1 : 2)

/** Manual corrections of entries: one person asks, another approves, the chain gets a reversal and a new statement (LEDGER 10). */
export class EntryCorrections {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** The first person's word, refused where the law would refuse it now. @returns null for an unknown entry @throws AfterSaleRefused */
  async ask(asked: EntryCorrectionAsked, nowMs: number): Promise<CorrectionWithEntries | null> {
    return inJournal(await this.source(), async (journal) => {
      const { manager } = journal
      const [original] = await readEntries(manager, { sequence: asked.sequence })
      if (!original) return null
      const { orderId } = original
      if (orderId === null) throw new AfterSaleRefused("not_correctable", `entry ${asked.sequence} belongs to no order`)
      await requireOrderVersion(journal, orderId, asked.version)
      if ((await findEntryCorrections(manager, { sequence: asked.sequence, state: "proposed" }, ONE)).total > 0) throw new AfterSaleRefused("wrong_state", `a correction of entry ${asked.sequence} waits to be decided`)
      const entries = await foresee(journal, { ...asked, orderId }, nowMs)
      const id = `ecr_${randomBytes(10).toString("hex")}`
      await insertEntryCorrection(manager, { id, orderId, sequence: asked.sequence, reasonCode: asked.reasonCode, restated: asked.restated, reason: asked.reason, evidence: asked.evidence, askedBy: asked.actor })
      return { correction: await findOne(journal, id), entries }
    })
  }

  /**
   * The second person's word; approved, it is appended in the same transaction. `unsent`: cooperatives whose parcel was not
   * shipped; the units it names leave these parcels. @returns null for an unknown correction
   * @throws AfterSaleRefused `stale_version`, `wrong_state`, `same_person`, `unlawful`
   */
  async decide(asked: EntryCorrectionDecided, nowMs: number, { unsent = [] }: { unsent?: readonly string[] } = {}): Promise<CorrectionWithEntries | null> {
    return inJournal(await this.source(), async (journal) => {
      const [found] = (await findEntryCorrections(journal.manager, { id: asked.id }, ONE)).corrections
      if (!found) return null
      if (entryCorrectionVersion(found) !== asked.version) throw new AfterSaleRefused("stale_version", `correction ${asked.id} is at version ${entryCorrectionVersion(found)}`)
      if (found.decision !== null) throw new AfterSaleRefused("wrong_state", `correction ${asked.id} is decided`)
      if (found.askedBy === asked.actor) throw new AfterSaleRefused("same_person", "who asks does not decide")
      const correction = { actor: `${found.askedBy}+${asked.actor}`, reasonCode: found.reasonCode }
      const posted = asked.approve ? await postCorrection(journal, found, { correction, nowMs }) : null
      await insertEntryDecision(journal.manager, { correctionId: asked.id, approve: asked.approve, reason: asked.reason, actor: asked.actor, reversalSequence: posted?.reversal.sequence ?? null, restatedSequence: posted?.restated?.sequence ?? null })
      if (posted?.restated && unsent.length > 0) await reduceWithin(journal, { orderId: found.orderId, unsent, cause: { correctionId: asked.id }, actor: asked.actor })
      return { correction: await findOne(journal, asked.id), entries: posted?.entries ?? [] }
    })
  }

  async list(filter: CorrectionFilter, page: Page): Promise<{ corrections: EntryCorrection[]; total: number }> {
    return findEntryCorrections((await this.source()).manager, filter, page)
  }

  /** One with what it would append now, or what it appended; nothing where the law refuses it by now. Null when unknown. */
  async find(id: string, nowMs: number): Promise<CorrectionWithEntries | null> {
    return inJournal(await this.source(), async (journal) => {
      const [correction] = (await findEntryCorrections(journal.manager, { id }, ONE)).corrections
      if (!correction) return null
      if (correction.decision === null) return { correction, entries: await foresee(journal, correction, nowMs).catch(noneWhereRefused) }
      const sequences = [correction.decision.reversalSequence, correction.decision.restatedSequence].filter((sequence) => sequence !== null)
      return { correction, entries: (await Promise.all(sequences.map((sequence) => readEntries(journal.manager, { sequence })))).flat() }
    })
  }
}

/** What it would append, without appending it. @throws AfterSaleRefused */
async function foresee(journal: OpenJournal, asked: Pick<EntryCorrection, "sequence" | "orderId" | "restated" | "reasonCode">, nowMs: number): Promise<Entry[]> {
  const mark = journal.mark()
  const { entries } = await postCorrection(journal, asked, { correction: { actor: "foreseen", reasonCode: asked.reasonCode }, nowMs })
  journal.back(mark)
  return entries
}

function noneWhereRefused(error: unknown): Entry[] {
  if (error instanceof AfterSaleRefused) return []
  throw error
}

async function requireOrderVersion(journal: OpenJournal, orderId: string, version: number): Promise<void> {
  const found = versionOf({ orderId, entries: await journal.ofOrder(orderId), requests: await findRequests(journal.manager, { orderId }) })
  if (version !== found) throw new AfterSaleRefused("stale_version", `order ${orderId} is at version ${found}`)
}

async function findOne(journal: OpenJournal, id: string): Promise<EntryCorrection> {
  const [found] = (await findEntryCorrections(journal.manager, { id }, ONE)).corrections
  if (!found) throw new Error(`no correction ${id}`)
  return found
}
