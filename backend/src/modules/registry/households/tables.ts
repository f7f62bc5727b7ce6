import { EntitySchema } from "typeorm"

/** 农户类别 (DOMAIN): the kinds a household can be registered as. */
export const householdKinds = ["lifted", "monitored_unstable", "monitored_marginal", "monitored_shock", "at_risk", "general"] as const
export type HouseholdKind = (typeof householdKinds)[number]

export type HouseholdRow = {
  id: string
  county_code: string
  household_code: string
  village_code: string
  village_name: string
  kind: HouseholdKind
  name_sealed: string | null
  phone_sealed: string | null
  bank_sealed: string | null
  duplicate_key: string | null
  is_demo: boolean
}

export const HouseholdTable = new EntitySchema<HouseholdRow>({
  name: "household",
  tableName: "household",
  schema: "registry",
  columns: {
    id: { type: "text", primary: true },
    county_code: { type: "text" },
    household_code: { type: "text" },
    village_code: { type: "text" },
    village_name: { type: "text" },
    kind: { type: "text" },
    name_sealed: { type: "text", nullable: true },
    phone_sealed: { type: "text", nullable: true },
    bank_sealed: { type: "text", nullable: true },
    duplicate_key: { type: "text", nullable: true },
    is_demo: { type: "boolean" },
  },
})

export type HouseholdStatusRow = { id?: string; household_id: string; kind: HouseholdKind; entered_on: string; left_on: string | null }

export const HouseholdStatusTable = new EntitySchema<HouseholdStatusRow>({
  name: "household_status",
  tableName: "household_status",
  schema: "registry",
  columns: {
    id: { type: "bigint", primary: true, generated: "increment" },
    household_id: { type: "text" },
    kind: { type: "text" },
    entered_on: { type: "date" },
    left_on: { type: "date", nullable: true },
  },
})

export type MembershipRow = { id?: string; household_id: string; cooperative_id: string; from_day: string; to_day: string | null }

export const MembershipTable = new EntitySchema<MembershipRow>({
  name: "membership",
  tableName: "membership",
  schema: "registry",
  columns: {
    id: { type: "bigint", primary: true, generated: "increment" },
    household_id: { type: "text" },
    cooperative_id: { type: "text" },
    from_day: { type: "date" },
    to_day: { type: "date", nullable: true },
  },
})
