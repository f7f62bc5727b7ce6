import type { AgreementRate as Stated } from "@qianhang/shared/contracts"
import type { AgreementRate } from "../../modules/benefit"

/** A rate as the contracts say it, and read from there. */
export const rateAnswer = (rate: AgreementRate): Stated => (rate.kind === "share" ? rate : { kind: "per_unit", fen: rate.fen.toString(), base_units: rate.baseUnits })

export const rateStated = (rate: Stated): AgreementRate => (rate.kind === "share" ? rate : { kind: "per_unit", fen: BigInt(rate.fen), baseUnits: rate.base_units })
