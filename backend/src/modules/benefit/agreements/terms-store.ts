import type { SaleMechanism } from "@qianhang/shared/contracts"
import type { HouseholdKind } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { rateColumns, rateOf, type AgreementScope, type AgreementTerms, type RateColumns } from "./agreement"

/** One writing of one version's text. */
export type TermsPlace = { id: string; number: number; revision: number }

export const termsKey = ({ id, number, revision }: TermsPlace): string => `${id}@${number}.${revision}`

type TermsRow = RateColumns<string> & {
  agreement_id: string; version: number; revision: number; mechanism: SaleMechanism; cooperative_id: string; county_code: string; scope_kind: AgreementScope["kind"]; scope_id: string; village_name: string | null; rule: string
  effective_from: string; effective_to: string | null; evidence_id: string | null; evidence_proof: string | null
}
type BeneficiaryRow = { agreement_id: string; version: number; revision: number; household_id: string; weight: string; kind: HouseholdKind; village_code: string | null }

/** Writes a text with its beneficiaries; the database refuses one that is not a draft's. */
export async function insertTerms(manager: EntityManager, place: TermsPlace, terms: AgreementTerms, actor: string): Promise<void> {
  const { rate_bps, rate_fen, rate_base_units } = rateColumns(terms.rate)
  await manager.query(
    `insert into benefit.agreement_terms (agreement_id, version, revision, mechanism, rate_bps, cooperative_id, county_code, scope_kind, scope_id, village_name, rule, effective_from, effective_to, evidence_id, evidence_proof, actor, rate_fen, rate_base_units)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      place.id, place.number, place.revision, terms.mechanism, rate_bps, terms.cooperativeId, terms.countyCode, terms.scope.kind, terms.scope.id, terms.villageName, terms.rule,
      terms.effectiveFrom, terms.effectiveTo, terms.paper?.evidenceId ?? null, terms.paper?.proof ?? null, actor, rate_fen, rate_base_units,
    ],
  )
  if (terms.beneficiaries.length === 0) return
  await manager.query(
    `insert into benefit.agreement_terms_beneficiary (agreement_id, version, revision, household_id, weight, kind, village_code)
     select $1, $2, $3, * from unnest($4::text[], $5::bigint[], $6::text[], $7::text[])`,
    [place.id, place.number, place.revision, terms.beneficiaries.map((b) => b.householdId), terms.beneficiaries.map((b) => b.weight.toString()), terms.beneficiaries.map((b) => b.kind), terms.beneficiaries.map((b) => b.villageCode)],
  )
}

/** Texts by `termsKey`. */
export async function findTerms(manager: EntityManager, places: readonly TermsPlace[]): Promise<Map<string, AgreementTerms>> {
  const asked = [places.map((place) => place.id), places.map((place) => place.number), places.map((place) => place.revision)]
  const within = "(agreement_id, version, revision) in (select * from unnest($1::text[], $2::int[], $3::int[]))"
  const rows = await manager.query<TermsRow[]>(`select *, effective_from::text as effective_from, effective_to::text as effective_to from benefit.agreement_terms where ${within}`, asked)
  const named = new Map<string, BeneficiaryRow[]>()
  for (const row of await manager.query<BeneficiaryRow[]>(`select * from benefit.agreement_terms_beneficiary where ${within} order by household_id`, asked)) {
    const key = keyOf(row)
    named.set(key, [...(named.get(key) ?? []), row])
  }
  return new Map(rows.map((row) => [keyOf(row), termsOf(row, named.get(keyOf(row)) ?? [])]))
}

const keyOf = (row: Pick<TermsRow, "agreement_id" | "version" | "revision">): string => termsKey({ id: row.agreement_id, number: row.version, revision: row.revision })

const termsOf = (row: TermsRow, named: readonly BeneficiaryRow[]): AgreementTerms => ({
  mechanism: row.mechanism, rate: rateOf(row), cooperativeId: row.cooperative_id, countyCode: row.county_code, scope: { kind: row.scope_kind, id: row.scope_id }, villageName: row.village_name, rule: row.rule,
  effectiveFrom: row.effective_from, effectiveTo: row.effective_to,
  beneficiaries: named.map((one) => ({ householdId: one.household_id, weight: BigInt(one.weight), kind: one.kind, villageCode: one.village_code })),
  paper: row.evidence_id !== null && row.evidence_proof !== null ? { evidenceId: row.evidence_id, proof: row.evidence_proof } : null,
})
