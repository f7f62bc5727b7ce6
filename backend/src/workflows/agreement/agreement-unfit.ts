/** A household an agreement names was no member of the cooperative on the day it takes effect; unknown, other and erased households are told alike. */
export class BeneficiaryNotAMember extends Error {
  readonly code = "not_a_member"
  constructor(readonly cooperativeId: string, readonly day: string) {
    super(`a household of the agreement is no member of ${cooperativeId} on ${day}`)
    this.name = "BeneficiaryNotAMember"
  }
}

/** What an agreement would cover is unknown or another cooperative's. */
export class ScopeUnfit extends Error {
  readonly code = "invalid_fields"
  constructor(readonly scopeId: string) {
    super(`${scopeId} is none of the cooperative's goods`)
    this.name = "ScopeUnfit"
  }
}

/** A suspended or ended cooperative submits nothing. */
export class CooperativeNotApproved extends Error {
  readonly code = "cooperative_not_approved"
  constructor(readonly cooperativeId: string) {
    super(`cooperative ${cooperativeId} is not approved`)
    this.name = "CooperativeNotApproved"
  }
}
