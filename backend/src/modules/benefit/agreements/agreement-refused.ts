import { QueryFailedError } from "typeorm"

/** Why something about an agreement cannot be done now; nothing was written. */
export type AgreementRefusal =
  | "stale_version" | "wrong_state" | "evidence_missing" | "beneficiaries_missing" | "weights_are_deliveries" | "same_person" | "second_approver_missing"
  | "scope_fixed" | "period_over" | "agreement_overlaps" | "rates_exceed_price" | "benefit_exceeds_price" | "unit_unclear"

/** An expected refusal; answered as 409 with its code. */
export class AgreementRefused extends Error {
  constructor(readonly code: AgreementRefusal, reason: string) {
    super(reason)
    this.name = "AgreementRefused"
  }
}

/** The database's own refusals. LEDGER 19: one per-sale agreement per scope and day; LEDGER 5: B + M ≤ L. */
const BY_STATE: Readonly<Partial<Record<string, AgreementRefusal>>> = {
  "23A01": "stale_version", "23A02": "wrong_state", "23A03": "evidence_missing", "23A04": "beneficiaries_missing", "23A05": "same_person", "23A06": "scope_fixed", "23A07": "second_approver_missing", "23A08": "period_over",
  "23B02": "agreement_overlaps", "23B03": "rates_exceed_price",
}
const BY_CONSTRAINT: Readonly<Partial<Record<string, AgreementRefusal>>> = { agreement_step_pkey: "stale_version", agreement_terms_pkey: "stale_version" }

/** The database's refusals in the words of an agreement; anything else as it was. */
export function agreementRefusalOf(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error
  const { code = "", constraint = "" } = error.driverError as { code?: string; constraint?: string }
  const refusal = BY_STATE[code] ?? BY_CONSTRAINT[constraint]
  return refusal ? new AgreementRefused(refusal, error.message) : error
}
