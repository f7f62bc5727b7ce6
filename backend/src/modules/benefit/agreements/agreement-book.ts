import { randomBytes } from "node:crypto"
import type { AgreementState } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { agreementsCounting } from "../attribution/preview"
import type { PreviewLine } from "../door"
import type { AgreementTerms } from "./agreement"
import { findAgreements, type AgreementFilter, type AgreementRecord, type AgreementVersion } from "./agreement-record"
import { AgreementRefused, agreementRefusalOf } from "./agreement-refused"
import { agreementMoves, type StepRole } from "./agreement-states"
import { priceUnits, type PricedUnit } from "./priced-unit"
import { insertTerms } from "./terms-store"

/** Who acts, and why: what an auditor reads beside the step. */
export type StepBy = { actor: string; role: StepRole | "seed"; reason: string }
export type DraftAsked = StepBy & { /** drawn at random when left out */ id?: string; terms: AgreementTerms }
export type ChangeAsked = StepBy & { id: string; version: number; terms: AgreementTerms }
export type StepAsked = StepBy & { id: string; version: number; step: Exclude<keyof typeof agreementMoves, "change">; /** for `end`: the first day it no longer holds */ endsOn?: string | undefined }

type StepRow = { number: number; revision: number; step: string; to: AgreementState; onDay: string | null }

/**
 * Agreements from the first draft to their end. Every call is one transaction: a text, a step and what comes into force of
 * it, or nothing. What may not be is refused here with a word and by the database in any case (decision 0017).
 */
export class AgreementBook {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** The first version of a new agreement, as a draft. */
  async draft({ terms, id = `agr_${randomBytes(10).toString("hex")}`, ...by }: DraftAsked, nowMs: number): Promise<AgreementRecord> {
    return this.within(id, nowMs, async (manager) => {
      await insertTerms(manager, { id, number: 1, revision: 1 }, terms, by.actor)
      await insertStep(manager, { id, version: 0, ...by }, { number: 1, revision: 1, step: "draft", to: "draft", onDay: null })
    })
  }

  /** Writes a draft anew; of an agreement in force it begins the next version. @throws AgreementRefused `stale_version`, `wrong_state`, `scope_fixed` */
  async change({ terms, ...asked }: ChangeAsked, nowMs: number): Promise<AgreementRecord> {
    return this.within(asked.id, nowMs, async (manager) => {
      const newest = newestOf(await agreementAt(manager, asked, nowMs))
      if (newest.state !== "draft" && newest.state !== "active") throw new AgreementRefused("wrong_state", `version ${newest.number} of ${asked.id} is ${newest.state}`)
      const next = newest.state === "draft" ? { number: newest.number, revision: newest.revision + 1 } : { number: newest.number + 1, revision: 1 }
      await insertTerms(manager, { id: asked.id, ...next }, terms, asked.actor)
      await insertStep(manager, asked, { ...next, step: newest.state === "draft" ? "change" : "draft", to: "draft", onDay: null })
    })
  }

  /**
   * Takes one step. Activated, a version holds from its first day or from today, whichever is later, and the one before ends
   * that day; ended, it does not hold for orders placed from `endsOn` on. What is sold keeps its snapshot.
   * @throws AgreementRefused
   */
  async take(asked: StepAsked, nowMs: number): Promise<AgreementRecord> {
    return this.within(asked.id, nowMs, async (manager) => {
      const move = agreementMoves[asked.step]
      const agreement = await agreementAt(manager, asked, nowMs)
      const subject = asked.step === "end" ? agreement.versions.find(({ state }) => move.from.includes(state)) : newestOf(agreement)
      if (!subject || !move.from.includes(subject.state)) throw new AgreementRefused("wrong_state", `${asked.step} is not possible for ${asked.id}`)
      requireTwoApprovers(agreement, subject, asked)
      if (asked.step === "submit" || asked.step === "activate") await requireFit(manager, subject, shanghaiDay(nowMs))
      await insertStep(manager, asked, { number: subject.number, revision: subject.revision, step: asked.step, to: move.to, onDay: dayOf(asked, subject, shanghaiDay(nowMs)) })
    })
  }

  async list(filter: AgreementFilter, paging: { page: number; pageSize: number }, nowMs: number): Promise<{ agreements: AgreementRecord[]; total: number }> {
    return findAgreements((await this.source()).manager, filter, shanghaiDay(nowMs), paging)
  }

  /** What one sale unit would post under a text that may not be in force yet, at the prices given. @throws AgreementRefused `unit_unclear` */
  async priced(terms: AgreementTerms, lines: readonly PreviewLine[], nowMs: number): Promise<PricedUnit[]> {
    return priceUnits((await this.source()).manager, terms, lines, nowMs)
  }

  /** Which agreements the next unit of each line would count under today. */
  async counting(lines: readonly PreviewLine[], nowMs: number): Promise<{ variantId: string; agreementIds: string[] }[]> {
    return agreementsCounting(await this.source(), lines, nowMs)
  }

  /** Null when unknown. */
  async find(id: string, nowMs: number): Promise<AgreementRecord | null> {
    return (await this.list({ ids: [id] }, { page: 1, pageSize: 1 }, nowMs)).agreements[0] ?? null
  }

  private async within(id: string, nowMs: number, work: (manager: EntityManager) => Promise<void>): Promise<AgreementRecord> {
    try {
      return await (await this.source()).transaction(async (manager) => {
        await manager.query("select pg_advisory_xact_lock(7305123, hashtext($1))", [id])
        await work(manager)
        return readOne(manager, id, nowMs)
      })
    } catch (error) {
      throw agreementRefusalOf(error)
    }
  }
}

async function readOne(manager: EntityManager, id: string, nowMs: number): Promise<AgreementRecord> {
  const [found] = (await findAgreements(manager, { ids: [id] }, shanghaiDay(nowMs), { page: 1, pageSize: 1 })).agreements
  if (!found) throw new Error(`no agreement ${id}`)
  return found
}

async function agreementAt(manager: EntityManager, { id, version }: { id: string; version: number }, nowMs: number): Promise<AgreementRecord> {
  const agreement = await readOne(manager, id, nowMs)
  if (agreement.version !== version) throw new AgreementRefused("stale_version", `agreement ${id} is at version ${agreement.version}`)
  return agreement
}

function newestOf({ id, versions }: AgreementRecord): AgreementVersion {
  const newest = versions.at(-1)
  if (!newest) throw new Error(`agreement ${id} has no version`)
  return newest
}

/** An unusual rate is approved by two persons before it comes into force; a usual one has no second approver. */
function requireTwoApprovers({ id, steps }: AgreementRecord, { number, revision, needsSecondApprover }: AgreementVersion, { step, actor }: StepAsked): void {
  if (step === "activate" && needsSecondApprover) throw new AgreementRefused("second_approver_missing", `the rate of ${id} needs a second approver`)
  if (step !== "second_approve") return
  if (!needsSecondApprover) throw new AgreementRefused("wrong_state", `${id} needs no second approver now`)
  const first = steps.filter((one) => one.step === "approve" && one.number === number && one.revision === revision).at(-1)
  if (first?.actor === actor) throw new AgreementRefused("same_person", `${actor} approved ${id} already`)
}

/** LEDGER 19: weights are the delivered quantities, or the maker's. A text whose period is over cannot begin. */
async function requireFit(manager: EntityManager, { terms }: AgreementVersion, today: string): Promise<void> {
  if (terms.effectiveTo !== null && terms.effectiveTo <= today) throw new AgreementRefused("period_over", `the period ended on ${terms.effectiveTo}`)
  if (terms.mechanism === "maker" || terms.beneficiaries.length === 0 || terms.scope.kind === "product") return
  const delivered = await manager.query<unknown[]>("select 1 from benefit.lot where id = $1 or inventory_item_id = $1 limit 1", [terms.scope.id])
  if (delivered.length > 0) throw new AgreementRefused("weights_are_deliveries", `${terms.scope.kind} ${terms.scope.id} has lots`)
}

function dayOf({ step, endsOn }: StepAsked, { terms }: AgreementVersion, today: string): string | null {
  if (step === "activate") return terms.effectiveFrom > today ? terms.effectiveFrom : today
  if (step !== "end") return null
  if (endsOn === undefined || endsOn < today) throw new AgreementRefused("wrong_state", `an agreement ends on a day to come, not on ${endsOn}`)
  return endsOn
}

async function insertStep(manager: EntityManager, { id, version, actor, role, reason }: StepBy & { id: string; version: number }, row: StepRow): Promise<void> {
  await manager.query("insert into benefit.agreement_step (agreement_id, position, version, revision, step, to_state, on_day, actor, role, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", [
    id, version + 1, row.number, row.revision, row.step, row.to, row.onDay, actor, role, reason,
  ])
}
