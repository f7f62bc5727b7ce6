import { QueryFailedError } from "typeorm"

/** Why something about a lot cannot be done now; nothing was written. */
export type LotRefusal = "lot_number_taken" | "lot_frozen" | "household_in_lot" | "lot_exhausted" | "key_reused" | "not_returned" | "wrong_state" | "stale_version" | "same_person"

/** An expected refusal; answered as 409 with its code. */
export class LotRefused extends Error {
  constructor(readonly code: LotRefusal, reason: string) {
    super(reason)
    this.name = "LotRefused"
  }
}

const BY_STATE: Readonly<Partial<Record<string, LotRefusal>>> = { "23B01": "lot_frozen", "23B08": "same_person", "23L01": "not_returned" }
const BY_CONSTRAINT: Readonly<Partial<Record<string, LotRefusal>>> = { lot_not_oversold: "lot_exhausted", lot_countable: "lot_exhausted" }

/** The database's own refusals in the words of a lot; anything else as it was. */
export function lotRefusalOf(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error
  const { code = "", constraint = "" } = error.driverError as { code?: string; constraint?: string }
  const refusal = BY_STATE[code] ?? BY_CONSTRAINT[constraint]
  return refusal ? new LotRefused(refusal, error.message) : error
}
