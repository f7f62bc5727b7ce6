import type { AgreementState, AgreementStep } from "@qianhang/shared/contracts"
import type { EntityManager } from "typeorm"
import { isUsualRate, type AgreementTerms } from "./agreement"
import { findTerms, termsKey } from "./terms-store"

/** One version of an agreement: its newest text, where it stands, and from when to when it holds (`to`: the first day it no longer does). */
export type AgreementVersion = { number: number; revision: number; state: AgreementState; terms: AgreementTerms; needsSecondApprover: boolean; holds: { from: string; to: string | null } | null }

/** Who took which step, when and why. `onDay`: from when it takes effect. */
export type AgreementStepRecord = { position: number; number: number; revision: number; step: AgreementStep; to: AgreementState; onDay: string | null; actor: string; role: string; reason: string; at: Date }

/** An agreement with all its versions, oldest first. `version` counts its steps: whoever changes it states the one he read. */
export type AgreementRecord = { id: string; version: number; cooperativeId: string; countyCode: string; versions: AgreementVersion[]; steps: AgreementStepRecord[]; /** the version that attributes sales on the day asked */ inForce: number | null }

export type AgreementFilter = { ids?: readonly string[]; cooperativeId?: string | undefined; countyCode?: string | undefined; /** of the newest version */ state?: AgreementState | undefined; inForce?: boolean | undefined }

type StepRow = { agreement_id: string; position: number; version: number; revision: number; step: AgreementStep; to_state: AgreementState; on_day: string | null; actor: string; role: string; reason: string; recorded_at: Date }
type HoldsRow = { id: string; version: number; effective_from: string; effective_to: string | null }

/** Agreements by their newest step, the last moved first; `day` decides what is in force. */
export async function findAgreements(manager: EntityManager, filter: AgreementFilter, day: string, paging: { page: number; pageSize: number }): Promise<{ agreements: AgreementRecord[]; total: number }> {
  const found = await manager.query<{ agreement_id: string; total: string }[]>(
    `with newest as (select distinct on (s.agreement_id) s.agreement_id, s.to_state, t.cooperative_id, t.county_code, max(s.recorded_at) over (partition by s.agreement_id) as moved_at
       from benefit.agreement_step s join benefit.agreement_terms t using (agreement_id, version, revision) order by s.agreement_id, s.version desc, s.position desc)
     select n.agreement_id, count(*) over () as total from newest n
     where ($1::text[] is null or n.agreement_id = any($1)) and ($2::text is null or n.cooperative_id = $2) and ($3::text is null or n.county_code = $3) and ($4::text is null or n.to_state = $4)
       and ($5::boolean is null or $5 = exists (select 1 from benefit.agreement a where a.id = n.agreement_id and a.effective_from <= $6 and (a.effective_to is null or a.effective_to > $6)))
     order by n.moved_at desc, n.agreement_id limit $7 offset $8`,
    [filter.ids ? [...filter.ids] : null, filter.cooperativeId ?? null, filter.countyCode ?? null, filter.state ?? null, filter.inForce ?? null, day, paging.pageSize, (paging.page - 1) * paging.pageSize],
  )
  return { agreements: await readAgreements(manager, found.map((row) => row.agreement_id), day), total: Number(found[0]?.total ?? 0) }
}

async function readAgreements(manager: EntityManager, ids: readonly string[], day: string): Promise<AgreementRecord[]> {
  if (ids.length === 0) return []
  const steps = await manager.query<StepRow[]>("select *, on_day::text as on_day from benefit.agreement_step where agreement_id = any($1) order by position", [[...ids]])
  const holding = await manager.query<HoldsRow[]>("select id, version, effective_from::text as effective_from, effective_to::text as effective_to from benefit.agreement where id = any($1)", [[...ids]])
  const last = new Map(steps.map((row) => [`${row.agreement_id}@${row.version}`, row]))
  const texts = await findTerms(manager, [...last.values()].map((row) => ({ id: row.agreement_id, number: row.version, revision: row.revision })))
  return ids.map((id) => {
    const own = steps.filter((row) => row.agreement_id === id)
    const versions = [...last.values()].filter((row) => row.agreement_id === id).sort((a, b) => a.version - b.version).map((row): AgreementVersion => {
      const terms = texts.get(termsKey({ id, number: row.version, revision: row.revision }))
      if (!terms) throw new Error(`agreement ${id} version ${row.version} has no text`)
      return { number: row.version, revision: row.revision, state: row.to_state, terms, needsSecondApprover: needsSecond(own, row, terms), holds: holdsOf(holding.find((one) => one.id === id && one.version === row.version)) }
    })
    const newest = versions.at(-1)
    if (!newest) throw new Error(`agreement ${id} has no version`)
    const inForce = versions.find(({ holds }) => holds !== null && holds.from <= day && (holds.to === null || holds.to > day))
    return { id, version: own.at(-1)?.position ?? 0, cooperativeId: newest.terms.cooperativeId, countyCode: newest.terms.countyCode, versions, steps: own.map(stepOf), inForce: inForce?.number ?? null }
  })
}

/** An unusual rate that the county approved and nobody else yet. */
function needsSecond(steps: readonly StepRow[], { version, revision, to_state }: StepRow, terms: AgreementTerms): boolean {
  if (to_state !== "county_approved" || isUsualRate(terms)) return false
  const since = steps.filter((row) => row.version === version && row.revision === revision)
  return since.at(-1)?.step !== "second_approve"
}

const holdsOf = (row: HoldsRow | undefined): AgreementVersion["holds"] => (row ? { from: row.effective_from, to: row.effective_to } : null)

const stepOf = (row: StepRow): AgreementStepRecord => ({ position: row.position, number: row.version, revision: row.revision, step: row.step, to: row.to_state, onDay: row.on_day, actor: row.actor, role: row.role, reason: row.reason, at: row.recorded_at })
