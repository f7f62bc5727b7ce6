import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { type CooperativeRecord, cooperativeState, cooperativeStep, licenceStanding, licenceType, type LicenceStanding, type CooperativeState, type StaffRole, trade } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { countyOf } from "@qianhang/shared/regions"
import { z } from "zod"
import { licenceStandingOn, missingLicences, openSteps } from "../../modules/cooperative"
import { readGraph } from "../checkout/read-graph"

const licenceRow = z.object({ id: z.string(), type: licenceType, number: z.string(), evidence_file_id: z.string().nullable(), expires_on: z.string().nullable() })
const shortRow = z.object({
  id: z.string(), name: z.string(), short_name: z.string(), handle: z.string(), county_code: z.string(), credit_code: z.string(), state: cooperativeState, version: z.number(), trades: z.array(trade),
  licences_standing: licenceStanding.nullable(), licences: z.array(licenceRow).default([]),
})
const wholeRow = shortRow.extend({
  village: z.string().nullable(), story: z.string().nullable(), ships_within_days: z.number(), contact_name: z.string().nullable(), contact_mobile: z.string().nullable(), service_phone: z.string().nullable(),
  steps: z.array(z.object({ step: cooperativeStep, to_state: cooperativeState, actor: z.string(), role: z.string(), reason: z.string(), created_at: z.coerce.date() })).default([]),
})
export type WholeCooperative = z.infer<typeof wholeRow>

const SHORT_FIELDS = ["id", "name", "short_name", "handle", "county_code", "credit_code", "state", "version", "trades", "licences_standing", "licences.*"]
const WHOLE_FIELDS = [...SHORT_FIELDS, "village", "story", "ships_within_days", "contact_name", "contact_mobile", "service_phone", "steps.*"]

/** A cooperative with its licences and history, whatever its state; null when unknown. */
export async function readCooperative(container: MedusaContainer, id: string): Promise<WholeCooperative | null> {
  const [row] = await readGraph(container, wholeRow, { entity: "cooperative", fields: WHOLE_FIELDS, filters: { id } })
  return row ?? null
}

export type CooperativeFilter = { state?: CooperativeState; county?: string; licences?: LicenceStanding; q?: string; page: number; page_size: number }
type Row = Omit<CooperativeRecord, "village" | "story" | "ships_within_days" | "contact" | "service_phone" | "licences" | "history" | "open_steps">

/** One page of cooperatives by name, without what only their own record tells. */
export async function listCooperatives(container: MedusaContainer, { state, county, licences, q, page, page_size }: CooperativeFilter): Promise<{ cooperatives: Row[]; total: number }> {
  const filters = { ...(state && { state }), ...(county && { county_code: county }), ...(licences && { licences_standing: licences }), ...(q && { q }) }
  const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cooperative", fields: SHORT_FIELDS, filters, pagination: { take: page_size, skip: (page - 1) * page_size, order: { name: "ASC" } } })
  return { cooperatives: z.array(shortRow).parse(data).map(rowOf), total: metadata?.count ?? 0 }
}

/** The contract's record, as somebody of this role may read it; `null` is the cooperative itself, which takes no steps. */
export function recordOf(cooperative: WholeCooperative, reader: StaffRole | null): CooperativeRecord {
  const { contact_name: name, contact_mobile: mobile } = cooperative
  const today = shanghaiDay(Date.now())
  return {
    ...rowOf(cooperative),
    village: cooperative.village, story: cooperative.story, ships_within_days: cooperative.ships_within_days,
    contact: name && mobile ? { name, mobile } : null, service_phone: cooperative.service_phone,
    licences: cooperative.licences.map((licence) => ({ id: licence.id, type: licence.type, number: licence.number, evidence_file_id: licence.evidence_file_id, expires_on: licence.expires_on, standing: licenceStandingOn(licence.expires_on, today) })),
    history: [...cooperative.steps].sort((a, b) => a.created_at.getTime() - b.created_at.getTime()).map(({ step, to_state: to, actor: by, role, reason, created_at }) => ({ step, to, by, role, reason, at: created_at.toISOString() })),
    open_steps: reader ? openSteps(cooperative.state, reader) : [],
  }
}

function rowOf(cooperative: z.infer<typeof shortRow>): Row {
  const { id, name, short_name, handle, county_code, credit_code, state, version, trades, licences_standing } = cooperative
  return { id, name, short_name, handle, county_code, county: countyOf(county_code)?.name ?? county_code, credit_code, state, version, trades, licences_standing, missing_licences: missingLicences(trades, cooperative.licences, shanghaiDay(Date.now())) }
}
