import type { AgreementDraft } from "@qianhang/shared/contracts"
import { requireRealDay } from "./day-that-was"
import { Refused } from "./refusal"

/** Days a calendar has, in their order, and each household once. @throws Refused 400 naming the field */
export function requireReadableDraft({ effective_from, effective_to, beneficiaries }: AgreementDraft): void {
  const refuse = (field: string, code: string) => new Refused("invalid_data", "invalid_fields", "请检查标出的内容", { [field]: code })
  requireRealDay("effective_from", effective_from)
  if (effective_from < "2000-01-01") throw refuse("effective_from", "too_early")
  if (effective_to !== null) {
    requireRealDay("effective_to", effective_to)
    if (effective_to <= effective_from) throw refuse("effective_to", "not_after_beginning")
  }
  if (new Set(beneficiaries.map((one) => one.household_id)).size !== beneficiaries.length) throw refuse("beneficiaries", "duplicate")
}
