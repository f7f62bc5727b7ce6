import type { AgreementSnapshot } from "@qianhang/shared/ledger"
import type { AgreementRate } from "../agreements/agreement"

/** An agreement as a snapshot names it. */
export function rated(named: Pick<AgreementSnapshot, "agreementId" | "version" | "mechanism">, rate: AgreementRate): AgreementSnapshot {
  return rate.kind === "share" ? { ...named, rateBps: rate.bps, base: "line_amount" } : { ...named, fen: rate.fen, perBaseUnits: rate.baseUnits, base: "base_units" }
}
