import { z } from "zod"
import { isCreditCode } from "../regions/index.js"
import { mobile } from "./checkout.js"
import { door } from "./door.js"
import { decisionReason, paged, paging, recordVersion, regionCode, shanghaiDay } from "./scalars.js"

/** `applied` 已申请 · `county_recommended` 县级已推荐 · `approved` 已准入 · `suspended` 暂停 · `ended` 已退出 · `refused` 未通过 */
export const cooperativeState = z.enum(["applied", "county_recommended", "approved", "suspended", "ended", "refused"])
export type CooperativeState = z.infer<typeof cooperativeState>

/** What leads from one state to the next; each is one row with who, when and why. */
export const cooperativeStep = z.enum(["apply", "apply_again", "recommend", "approve", "refuse", "suspend", "reinstate", "end"])
export type CooperativeStep = z.infer<typeof cooperativeStep>

/** What a cooperative sells, as far as licences depend on it (Food safety law: raw produce is exempt, processed food is not). */
export const trade = z.enum(["raw_produce", "processed_food", "craft"])
export type Trade = z.infer<typeof trade>

/** 营业执照 · 食品生产许可证 · 食品小作坊登记证 · 食品经营备案 */
export const licenceType = z.enum(["business", "food_production", "food_workshop", "food_trade"])
export type LicenceType = z.infer<typeof licenceType>

/** `expiring`: within 30 days */
export const licenceStanding = z.enum(["valid", "expiring", "expired"])
export type LicenceStanding = z.infer<typeof licenceStanding>

export const licence = z.object({ id: z.string(), type: licenceType, number: z.string(), evidence_file_id: z.string().nullable(), /** last valid day; null where it never expires */ expires_on: shanghaiDay.nullable(), standing: licenceStanding })

/** A row of a cooperative's history. `by` is a staff id or `operator`'s; the reason is what an auditor reads. */
export const cooperativeHistoryRow = z.object({ step: cooperativeStep, to: cooperativeState, by: z.string(), role: z.string(), reason: z.string(), at: z.string() })

export const cooperativeRow = z.object({
  id: z.string(), name: z.string(), short_name: z.string(), handle: z.string(), county_code: regionCode, county: z.string(), credit_code: z.string(),
  state: cooperativeState, version: recordVersion, trades: z.array(trade),
  /** the worst standing of its newest licence of each type */
  licences_standing: licenceStanding.nullable(),
  /** licences it needs and does not have or that have expired; empty: it may be approved */
  missing_licences: z.array(licenceType),
})

/** `contact` is for the programme and the cooperative itself; `service_phone` is the public number on certificates. */
export const cooperativeRecord = cooperativeRow.extend({
  village: z.string().nullable(), story: z.string().nullable(), ships_within_days: z.number().int(),
  contact: z.object({ name: z.string(), mobile: z.string() }).nullable(), service_phone: z.string().nullable(),
  licences: z.array(licence), history: z.array(cooperativeHistoryRow),
  /** steps the reader may take now */
  open_steps: z.array(cooperativeStep),
})
export type CooperativeRecord = z.infer<typeof cooperativeRecord>

const name = z.string().trim().min(2).max(60)
const contact = z.object({ name: z.string().trim().min(2).max(30), mobile }).strict()
const servicePhone = z.string().regex(/^(0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|1[3-9]\d{9})$/, "phone")
const village = z.string().trim().max(40)
const story = z.string().trim().max(2000)
const shipsWithinDays = z.number().int().min(1).max(30)

export const newLicence = z.object({ type: licenceType, number: z.string().trim().min(4).max(60), expires_on: shanghaiDay.nullable(), evidence_file_id: z.string().min(1).max(64) }).strict()

export const cooperativeApplication = z.object({
  name, short_name: z.string().trim().min(2).max(12), handle: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "handle").max(60), county_code: regionCode,
  credit_code: z.string().refine(isCreditCode, "credit_code"), village: village.optional(), trades: z.array(trade).min(1), contact, service_phone: servicePhone.optional(),
  ships_within_days: shipsWithinDays.default(3), story: story.optional(), licences: z.array(newLicence).max(10).default([]),
}).strict()
export type CooperativeApplication = z.infer<typeof cooperativeApplication>

/** What may change without a new decision. Name, county and credit code make it another cooperative. */
export const cooperativeChange = z.object({
  version: recordVersion, short_name: z.string().trim().min(2).max(12).optional(), village: village.optional(), trades: z.array(trade).min(1).optional(),
  contact: contact.optional(), service_phone: servicePhone.optional(), ships_within_days: shipsWithinDays.optional(), story: story.optional(),
}).strict()
export type CooperativeChange = z.infer<typeof cooperativeChange>

const licenceOfVersion = newLicence.extend({ version: recordVersion }).strict()
const one = z.object({ cooperative: cooperativeRecord })
const steps = cooperativeStep.exclude(["apply"])

/** The register of sellers: self-application or the county's, recommendation, approval, suspension, end. */
export const cooperativesDoors = {
  list: door({
    method: "GET", path: "/admin/benefit-cooperatives", audience: "staff", summary: "Cooperatives of one's county or of all, by state and standing of licences",
    query: z.object({ state: cooperativeState.optional(), county: regionCode.optional(), licences: licenceStanding.optional(), q: z.string().trim().max(40).optional(), ...paging }).strict(),
    answer: z.object({ cooperatives: z.array(cooperativeRow), ...paged }),
  }),
  one: door({ method: "GET", path: "/admin/benefit-cooperatives/:id", audience: "staff", summary: "One cooperative with licences and history", answer: one }),
  apply: door({
    method: "POST", path: "/admin/benefit-cooperatives", audience: "staff", summary: "Files a cooperative's application", status: 201, refusals: ["cooperative_exists"],
    body: cooperativeApplication, answer: one,
  }),
  change: door({ method: "POST", path: "/admin/benefit-cooperatives/:id", audience: "staff", summary: "Corrects a cooperative's particulars", refusals: ["wrong_state", "stale_version"], body: cooperativeChange, answer: one }),
  addLicence: door({ method: "POST", path: "/admin/benefit-cooperatives/:id/licences", audience: "staff", summary: "Adds or renews a licence; earlier ones stay on record", status: 201, refusals: ["wrong_state", "stale_version"], body: licenceOfVersion, answer: one }),
  step: door({
    method: "POST", path: "/admin/benefit-cooperatives/:id/steps", audience: "staff", summary: "Recommends, approves, refuses, suspends, reinstates or ends; a suspended cooperative's goods leave the shop at once", status: 201,
    refusals: ["wrong_state", "stale_version", "same_person", "licence_missing"], body: z.object({ step: steps, version: recordVersion, reason: decisionReason }).strict(), answer: one,
  }),
  own: door({ method: "GET", path: "/cooperative/profile", audience: "member", summary: "One's own cooperative with licences and history", answer: one }),
  changeOwn: door({ method: "POST", path: "/cooperative/profile", audience: "member", summary: "Changes one's own particulars", refusals: ["wrong_state", "stale_version"], body: cooperativeChange, answer: one }),
  addOwnLicence: door({ method: "POST", path: "/cooperative/licences", audience: "member", summary: "Adds or renews one's own licence", status: 201, refusals: ["wrong_state", "stale_version"], body: licenceOfVersion, answer: one }),
} as const
