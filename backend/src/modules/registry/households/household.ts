import type { HouseholdKind } from "./tables"

/** A household as staff write it down. No resident-ID number is ever stored (PIPL; DOMAIN). */
export type NewHousehold = {
  /** `hh_…`; drawn at random when left out */
  id?: string
  countyCode: string
  /** the county's own household code */
  householdCode: string
  villageCode: string
  villageName: string
  kind: HouseholdKind
  name: string
  phone: string
  bankAccount?: string
  /** Asia/Shanghai days */
  statusFrom: string
  statusTo?: string
  memberships: { cooperativeId: string; from: string; to?: string }[]
  isDemo?: boolean
}

/** A household as every list shows it: nothing in it identifies a person. */
export type MaskedHousehold = {
  id: string
  countyCode: string
  householdCode: string
  villageCode: string
  villageName: string
  kind: HouseholdKind
  name: string | null
  phone: string | null
  bankAccount: string | null
  isDemo: boolean
}

export type HouseholdFilter = { countyCode?: string; cooperativeId?: string; kind?: HouseholdKind }

/** Thrown when a batch holds a household that is registered already; names the county's code, never the person. */
export class HouseholdRegisteredTwice extends Error {
  constructor(readonly householdCode: string) {
    super(`household ${householdCode} is registered already`)
    this.name = "HouseholdRegisteredTwice"
  }
}
