import type { TFunction } from "i18next"
import { ContractBroken, Refused, Unreachable } from "../api/refused"

/** What a failure means to the reader, in the reader's language. */
export function failureWords(t: TFunction, error: unknown): string {
  if (error instanceof Unreachable) return t("state.unreachable")
  if (error instanceof ContractBroken) return t("state.broken")
  if (error instanceof Refused) return t(`state.${error.refusal.type}`)
  return t("state.unknown")
}
