import type { CooperativeState, CooperativeStep, LicenceType } from "@qianhang/shared/contracts"

/** A step that does not lead out of the state the cooperative is in. */
export class StepImpossible extends Error {
  constructor(readonly step: CooperativeStep | "change", readonly state: CooperativeState) {
    super(`${step} is not possible for a cooperative that is ${state}`)
    this.name = "StepImpossible"
  }
}

/** Whoever recommended a cooperative would approve it too. */
export class RecommenderApproves extends Error {
  constructor(readonly cooperativeId: string) {
    super(`whoever recommended cooperative ${cooperativeId} cannot approve it`)
    this.name = "RecommenderApproves"
  }
}

/** A cooperative would be approved or reinstated without a valid licence it needs (E-commerce law 27). */
export class LicenceMissing extends Error {
  constructor(readonly missing: readonly LicenceType[]) {
    super(`a valid licence is missing: ${missing.join(", ")}`)
    this.name = "LicenceMissing"
  }
}

/** The credit code or the handle is another cooperative's. */
export class CooperativeExists extends Error {
  constructor(readonly field: "credit_code" | "handle") {
    super(`another cooperative has this ${field}`)
    this.name = "CooperativeExists"
  }
}

/** A named evidence file is unknown, erased, somebody else's or proves something else. */
export class EvidenceUnfit extends Error {
  readonly code = "invalid_fields"
  constructor(readonly fileId: string) {
    super(`file ${fileId} cannot prove this`)
    this.name = "EvidenceUnfit"
  }
}
