import { z } from "zod"
import { holdsResidentId } from "../regions/index.js"
import { door, type StaffRole } from "./door.js"
import { decisionReason, paged, paging, recordVersion, regionCode, shanghaiDay } from "./scalars.js"

/** 农户类别 (DOMAIN). */
export const householdKind = z.enum(["lifted", "monitored_unstable", "monitored_marginal", "monitored_shock", "at_risk", "general"])
export type HouseholdKind = z.infer<typeof householdKind>

/** What a household may allow to be published of it, each on its own (PIPL 23, 25, 29). */
export const consentScope = z.enum(["name_on_shop", "story", "portrait"])
export type ConsentScope = z.infer<typeof consentScope>

/** The county's own household code; never a resident-ID number. */
export const householdCode = z.string().trim().regex(/^[0-9A-Za-z-]{1,40}$/, "household_code").refine((text) => !holdsResidentId(text), "resident_id")
/** 统计用区划代码: county (6 digits), town (9), village (12). */
export const villageCode = z.string().regex(/^\d{12}$/, "village_code")
export const villageName = z.string().trim().min(1).max(30).refine((text) => !holdsResidentId(text), "resident_id")
export const personName = z.string().trim().min(1).max(30).regex(/^[\p{L}\p{M}·•.\s-]+$/u, "person_name")
export const mobilePhone = z.string().trim().regex(/^1\d{10}$/, "mobile_number")
export const bankAccount = z.string().trim().regex(/^\d{12,22}$/, "bank_account").refine((text) => !holdsResidentId(text), "resident_id")
export const memberCount = z.number().int().min(1).max(50)

/** A household as lists and pages show it. Name, phone and account are masked; `null` once erased, or when there is none. */
export const household = z.object({
  id: z.string(), county_code: regionCode, county: z.string(), town_code: z.string(), village_code: z.string(), village_name: z.string(), household_code: z.string(), kind: householdKind,
  status: z.enum(["active", "left"]), status_from: shanghaiDay.nullable(), status_to: shanghaiDay.nullable(), member_count: z.number().int().nullable(),
  name: z.string().nullable(), phone: z.string().nullable(), bank_account: z.string().nullable(), is_demo: z.boolean(), is_erased: z.boolean(), version: recordVersion,
})
export type Household = z.infer<typeof household>

/** One household with everything ever recorded of it, oldest first. */
export const householdDetail = household.extend({
  statuses: z.array(z.object({ kind: householdKind, entered_on: shanghaiDay, left_on: shanghaiDay.nullable(), reason: z.string(), recorded_by: z.string(), recorded_at: z.string() })),
  memberships: z.array(z.object({ id: z.string(), cooperative_id: z.string(), cooperative: z.string(), from: shanghaiDay, to: shanghaiDay.nullable() })),
  consents: z.array(z.object({ scope: consentScope, decision: z.enum(["given", "withdrawn"]), on: shanghaiDay, evidence_file_id: z.string().nullable(), recorded_by: z.string(), recorded_at: z.string() })),
  /** what may be published of it today */
  may_publish: z.array(consentScope),
})

const filter = {
  county: regionCode.optional(), village: z.string().regex(/^\d{6,12}$/, "village_code").optional(), kind: householdKind.optional(), status: z.enum(["active", "left"]).optional(),
  cooperative_id: z.string().min(1).max(80).optional(), household_code: householdCode.optional(),
}
const one = z.object({ household: householdDetail })
/** Who writes in the register: the county for its own households, and the prefecture. */
export const REGISTRY_WRITERS: readonly StaffRole[] = ["county", "prefecture"]
const at = "/admin/registry-households/:id"
const changed = ["stale_version", "household_erased"] as const

export const accessAction = z.enum(["unmask", "search", "export", "evidence_read", "evidence_erase", "erase", "import_upload", "import_report", "import_accept"])

/** The register of households (`/admin/registry-*`). */
export const registryDoors = {
  list: door({ method: "GET", path: "/admin/registry-households", audience: "staff", summary: "Households, masked", query: z.object({ ...filter, ...paging }).strict(), answer: z.object({ households: z.array(household), ...paged }) }),
  create: door({
    method: "POST", path: "/admin/registry-households", audience: "staff", roles: REGISTRY_WRITERS, summary: "Registers a household", status: 201, refusals: ["household_registered_twice"],
    body: z.object({
      county_code: regionCode, household_code: householdCode, village_code: villageCode, village_name: villageName, kind: householdKind, entered_on: shanghaiDay, member_count: memberCount.optional(),
      name: personName, phone: mobilePhone, bank_account: bankAccount.optional(), memberships: z.array(z.object({ cooperative_id: z.string().min(1).max(80), from: shanghaiDay }).strict()).max(10).default([]),
    }).strict(),
    answer: one,
  }),
  search: door({
    method: "POST", path: "/admin/registry-households/search", audience: "staff", summary: "The one household of exactly this name and phone, masked; the search is logged",
    body: z.object({ county_code: regionCode, name: personName, phone: mobilePhone, reason: decisionReason }).strict(), answer: z.object({ household: household.nullable() }),
  }),
  one: door({ method: "GET", path: at, audience: "staff", summary: "One household with its histories, masked", answer: one }),
  change: door({
    method: "POST", path: at, audience: "staff", roles: REGISTRY_WRITERS, summary: "Corrects a household", refusals: [...changed, "household_registered_twice"],
    body: z.object({ version: recordVersion, village_code: villageCode.optional(), village_name: villageName.optional(), member_count: memberCount.optional(), name: personName.optional(), phone: mobilePhone.optional(), bank_account: bankAccount.nullable().optional() }).strict(),
    answer: one,
  }),
  setStatus: door({
    method: "POST", path: `${at}/status`, audience: "staff", roles: REGISTRY_WRITERS, summary: "Adds to the status history: a new kind, or the exit from the present one", refusals: [...changed, "days_unlawful"],
    body: z.object({ version: recordVersion, kind: householdKind, entered_on: shanghaiDay, left_on: shanghaiDay.nullable().default(null), reason: decisionReason }).strict(), answer: one,
  }),
  startMembership: door({
    method: "POST", path: `${at}/memberships`, audience: "staff", roles: REGISTRY_WRITERS, summary: "Begins a membership in a cooperative", status: 201, refusals: [...changed, "membership_overlaps"],
    body: z.object({ version: recordVersion, cooperative_id: z.string().min(1).max(80), from: shanghaiDay }).strict(), answer: one,
  }),
  endMembership: door({
    method: "POST", path: `${at}/memberships/:membership_id/end`, audience: "staff", roles: REGISTRY_WRITERS, summary: "Ends a membership with its last day", refusals: [...changed, "membership_not_running", "days_unlawful"],
    body: z.object({ version: recordVersion, to: shanghaiDay }).strict(), answer: one,
  }),
  decideConsent: door({
    method: "POST", path: `${at}/consents`, audience: "staff", roles: REGISTRY_WRITERS, summary: "Records a consent to publish, or its withdrawal, which takes effect at once", status: 201, refusals: [...changed, "days_unlawful"],
    body: z.object({ version: recordVersion, scope: consentScope, decision: z.enum(["given", "withdrawn"]), on: shanghaiDay, note: z.string().trim().min(1).max(2_000).optional(), evidence_file_id: z.string().min(1).max(60).optional() }).strict(),
    answer: one,
  }),
  unmask: door({
    method: "POST", path: `${at}/unmask`, audience: "staff", summary: "Name, phone and account in the clear; the reason goes into the access log first", refusals: ["reason_names_somebody"],
    body: z.object({ reason: decisionReason }).strict(), answer: z.object({ name: z.string().nullable(), phone: z.string().nullable(), bank_account: z.string().nullable() }),
  }),
  erase: door({
    method: "POST", path: `${at}/erase`, audience: "staff", roles: REGISTRY_WRITERS, summary: "Forgets the person for good, confirmed by typing the household code; id, histories and ledger stay", refusals: [...changed, "erasure_not_confirmed", "reason_names_somebody"],
    body: z.object({ version: recordVersion, household_code: householdCode, reason: decisionReason }).strict(), answer: one,
  }),
  exportHouseholds: door({
    method: "POST", path: "/admin/registry-household-exports", audience: "staff", summary: "Households as XLSX or CSV, masked; in the clear for prefecture and office alone, with a reason", refusals: ["not_your_task", "reason_names_somebody"],
    body: z.object({ ...filter, format: z.enum(["xlsx", "csv"]), open: z.boolean().default(false), reason: decisionReason.optional() }).strict().refine(({ open, reason }) => !open || reason !== undefined, { path: ["reason"], message: "required" }),
    answer: null,
  }),
  accessLog: door({
    method: "GET", path: "/admin/registry-access-log", audience: "staff", roles: ["prefecture", "office", "operator"], summary: "Who opened, took out or erased personal data, when and why",
    query: z.object({ household_id: z.string().max(60).optional(), county: regionCode.optional(), actor: z.string().max(80).optional(), action: accessAction.optional(), ...paging }).strict(),
    answer: z.object({ lines: z.array(z.object({ id: z.string(), at: z.string(), actor: z.string(), actor_name: z.string().nullable(), action: accessAction, reason: z.string(), county_code: z.string().nullable(), household_id: z.string().nullable(), file_id: z.string().nullable(), import_id: z.string().nullable(), fields: z.array(z.string()), households: z.number().int().nullable() })), ...paged }),
  }),
  ownHouseholds: door({ method: "GET", path: "/cooperative/households", audience: "member", summary: "The households that are members of one's own cooperative today, masked", query: z.object({ ...paging }).strict(), answer: z.object({ households: z.array(household.omit({ bank_account: true, phone: true })), ...paged }) }),
} as const
