import type { HouseholdKind } from "./tables"

/** A household as staff write it down. No resident-ID number is ever stored (PIPL; DOMAIN). */
export type NewHousehold = {
  /** `hh_…`; drawn at random when left out */
  id?: string
  countyCode: string
  /** the county's own household code */
  householdCode: string
  /** twelve digits: county (6), town (9), village (12) */
  villageCode: string
  villageName: string
  kind: HouseholdKind
  name: string
  phone: string
  bankAccount?: string
  memberCount?: number
  /** Asia/Shanghai days */
  statusFrom: string
  statusTo?: string
  memberships: { cooperativeId: string; from: string; to?: string }[]
  isDemo?: boolean
  recordedBy?: string
  /** why its first status stands in the history; "建档" when left out */
  reason?: string
}

/** A household as every list shows it: nothing in it identifies a person. */
export type MaskedHousehold = {
  id: string
  countyCode: string
  householdCode: string
  townCode: string
  villageCode: string
  villageName: string
  kind: HouseholdKind
  /** entry into the present kind, and exit from it */
  statusFrom: string | null
  statusTo: string | null
  memberCount: number | null
  name: string | null
  phone: string | null
  bankAccount: string | null
  isDemo: boolean
  isErased: boolean
  version: number
}

/** What staff may correct of a household; left out is unchanged. `bankAccount: null` forgets the account. */
export type HouseholdChange = { villageCode?: string; villageName?: string; memberCount?: number; name?: string; phone?: string; bankAccount?: string | null }

export type HouseholdFilter = {
  countyCode?: string
  villageCode?: string
  cooperativeId?: string
  kind?: HouseholdKind
  /** whether the household is in its kind today or has left it */
  status?: "active" | "left"
  householdCode?: string
}

/** Thrown when a household is registered already; names the county's code, never the person. */
export class HouseholdRegisteredTwice extends Error {
  readonly code = "household_registered_twice"
  constructor(readonly householdCode: string) {
    super(`household ${householdCode} is registered already`)
    this.name = "HouseholdRegisteredTwice"
  }
}

/** Thrown when somebody else has changed the household since it was read. */
export class HouseholdChangedMeanwhile extends Error {
  readonly code = "stale_version"
  constructor(readonly householdId: string, readonly version: number) {
    super(`household ${householdId} is not at version ${version} any more`)
    this.name = "HouseholdChangedMeanwhile"
  }
}

/** Thrown when a change would give an erased household personal data again, or erase it twice. */
export class HouseholdErased extends Error {
  readonly code = "household_erased"
  constructor(readonly householdId: string) {
    super(`household ${householdId} was erased; that is not undone`)
    this.name = "HouseholdErased"
  }
}

/** Thrown when days contradict each other or what is recorded; `field` names which. */
export class DaysUnlawful extends Error {
  readonly code = "days_unlawful"
  constructor(readonly field: string, expected: string) {
    super(`${field}: ${expected}`)
    this.name = "DaysUnlawful"
  }
}
