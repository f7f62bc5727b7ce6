import type { TFunction } from "i18next"
import { ContractBroken, Refused, Unreachable } from "../api/refused"

const codes = ["cooperative_not_approved", "unsupported_picture", "file_too_large", "unpaid", "already_shipped", "not_shippable", "already_decided", "ledger_broken", "other_county", "too_many_logins",
  "nothing_to_settle", "parcels_held_back", "period_settled", "wrong_state", "stale_version", "already_paid", "same_person", "unsupported_file", "reason_names_somebody", "not_your_task", "rates_exceed_price", "rule_overlaps"] as const

/** What a failure means to the reader, in the reader's language: by its code where one is known, else by its type. */
export function failureWords(t: TFunction, error: unknown): string {
  if (error instanceof Unreachable) return t("state.unreachable")
  if (error instanceof ContractBroken) return t("state.broken")
  if (!(error instanceof Refused)) return t("state.unknown")
  const code = codes.find((each) => each === error.refusal.code)
  return code ? t(`code.${code}`) : t(`state.${error.refusal.type}`)
}
