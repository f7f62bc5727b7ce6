import { z } from "zod"
import { door } from "./door.js"
import { agreementRate, fen, isNameless, namelessReason, paged, paging, recordVersion, regionCode, saleMechanism, shanghaiDay } from "./scalars.js"

/** `draft` 草稿 · `submitted` 已提交 · `county_approved` 县级已审核 · `active` 生效 · `ended` 已终止. An active version attributes sales of its own days alone. */
export const agreementState = z.enum(["draft", "submitted", "county_approved", "active", "ended"])
export type AgreementState = z.infer<typeof agreementState>

/** What leads from one state to the next; each is one row with who, when and why. `supersede` is written when a newer version comes into force. */
export const agreementStep = z.enum(["draft", "change", "submit", "return", "approve", "second_approve", "activate", "supersede", "end"])
export type AgreementStep = z.infer<typeof agreementStep>

/** One lot, every lot of an inventory item, or a product without lots. */
export const agreementScope = z.object({ kind: z.enum(["lot", "inventory_item", "product"]), id: z.string().min(1).max(64) }).strict()

/** One public sentence, e.g. 每售出 100 元，12 元按交货量分给 42 户. */
const ruleText = z.string().trim().min(4).max(120).refine(isNameless, "rule_names_somebody")

const beneficiary = z.object({ household_id: z.string().min(1).max(64), weight: z.number().int().min(1).max(1_000_000_000).default(1) }).strict()

/** What a cooperative writes. Its cooperative, county, kinds and village are the register's, never the sender's. */
const written = {
  mechanism: saleMechanism, rate: agreementRate, scope: agreementScope, rule: ruleText, effective_from: shanghaiDay, /** the first day it no longer holds */ effective_to: shanghaiDay.nullable().default(null),
  /** for a product without lots, and for makers; lot goods otherwise go by what was delivered */
  beneficiaries: z.array(beneficiary).max(5_000).default([]),
  /** the signed paper; needed to submit */
  evidence_file_id: z.string().min(1).max(64).nullable().default(null),
}
export const agreementDraft = z.object(written).strict()
export type AgreementDraft = z.output<typeof agreementDraft>

/** One version's text. `households`: how many it names itself. */
export const agreementTerms = z.object({
  mechanism: saleMechanism, rate: agreementRate, scope: z.object({ kind: agreementScope.shape.kind, id: z.string(), title: z.string() }), rule: z.string(), effective_from: shanghaiDay, effective_to: shanghaiDay.nullable(),
  village: z.string().nullable(), households: z.number().int(), evidence_file_id: z.string().nullable(),
})

/** `number` is which version of the agreement, as snapshots name it; `version` counts its steps: whoever changes it states the one that was read. */
export const agreement = z.object({
  id: z.string(), version: recordVersion, cooperative: z.object({ id: z.string(), name: z.string() }), county_code: regionCode,
  /** number, state and text of the newest version */
  number: z.number().int(), state: agreementState, terms: agreementTerms,
  /** the version that attributes sales today */
  in_force: z.number().int().nullable(),
  needs_second_approver: z.boolean(),
})
export type Agreement = z.infer<typeof agreement>

export const agreementVersion = z.object({
  number: z.number().int(), state: agreementState, terms: agreementTerms, beneficiaries: z.array(z.object({ household_id: z.string(), household_code: z.string().nullable(), name: z.string().nullable(), weight: z.number().int() })),
  /** the days it attributes sales; null while it never came into force */
  holds: z.object({ from: shanghaiDay, to: shanghaiDay.nullable() }).nullable(),
})

export const agreementDetail = agreement.extend({
  versions: z.array(agreementVersion),
  history: z.array(z.object({ number: z.number().int(), step: agreementStep, to: agreementState, on_day: shanghaiDay.nullable(), by: z.string(), role: z.string(), reason: z.string(), at: z.string() })),
  /** what one sale unit would post at today's prices by the newest text, where its rate counts by base units; `capped_fen`: what the price does not bear */
  units: z.array(z.object({ variant_id: z.string(), title: z.string(), price_fen: fen, benefit_fen: fen, capped_fen: fen })),
  /** under which agreements the next unit of the goods it covers counts today: for lots and their goods the narrower one, in place of their product's */
  counting: z.array(z.object({ variant_id: z.string(), title: z.string(), agreement_ids: z.array(z.string()) })),
  /** steps the reader may take now */
  open_steps: z.array(agreementStep),
})
export type AgreementDetail = z.infer<typeof agreementDetail>

const listed = { ...paging, state: agreementState.optional(), in_force: z.enum(["true", "false"]).optional() }
const page = z.object({ agreements: z.array(agreement), ...paged })
const whole = z.object({ agreement: agreementDetail })
const unfit = ["evidence_missing", "beneficiaries_missing", "weights_are_deliveries", "period_over", "agreement_overlaps", "rates_exceed_price", "benefit_exceeds_price", "unit_unclear", "not_a_member"] as const

/** A cooperative writes its agreements and submits them; another cooperative's answers like one that never was. */
export const cooperativeAgreementDoors = {
  list: door({ method: "GET", path: "/cooperative/agreements", audience: "member", summary: "Own agreements, the last moved first", query: z.object(listed).strict(), answer: page }),
  draft: door({ method: "POST", path: "/cooperative/agreements", audience: "member", status: 201, summary: "Writes a new agreement as a draft", refusals: ["not_a_member"], body: agreementDraft, answer: whole }),
  one: door({ method: "GET", path: "/cooperative/agreements/:id", audience: "member", summary: "One own agreement with its versions and steps", answer: whole }),
  change: door({
    method: "POST", path: "/cooperative/agreements/:id", audience: "member", summary: "Writes a draft anew; of an agreement in force it begins the next version, which goes through the same steps", refusals: ["wrong_state", "stale_version", "scope_fixed", "not_a_member"],
    body: agreementDraft.extend({ version: recordVersion }).strict(), answer: whole,
  }),
  submit: door({
    method: "POST", path: "/cooperative/agreements/:id/submit", audience: "member", status: 201, summary: "Submits a draft to the county", refusals: ["wrong_state", "stale_version", "cooperative_not_approved", ...unfit],
    body: z.object({ version: recordVersion, reason: namelessReason.optional() }).strict(), answer: whole,
  }),
} as const

/** Agreements as programme staff see and decide them; a county officer those of the own county. */
export const agreementDoors = {
  list: door({
    method: "GET", path: "/admin/benefit-agreements", audience: "staff", summary: "Agreements of one's county or of all, the last moved first", query: z.object({ ...listed, county: regionCode.optional(), cooperative: z.string().max(64).optional() }).strict(), answer: page,
  }),
  one: door({ method: "GET", path: "/admin/benefit-agreements/:id", audience: "staff", summary: "One agreement with its versions and steps", answer: whole }),
  step: door({
    method: "POST", path: "/admin/benefit-agreements/:id/steps", audience: "staff", status: 201,
    summary: "The county approves, anybody returns, somebody above the county activates; a rate outside 1-60 % is approved by a second person before. `end` takes effect for orders placed from `ends_on` on",
    refusals: ["wrong_state", "stale_version", "same_person", "second_approver_missing", ...unfit],
    body: z.object({ step: z.enum(["approve", "second_approve", "return", "activate", "end"]), version: recordVersion, reason: namelessReason, /** for `end`: the first day it no longer holds */ ends_on: shanghaiDay.optional() }).strict()
      .refine((body) => (body.step === "end") === (body.ends_on !== undefined), { path: ["ends_on"], message: "an end names its day, nothing else does" }), answer: whole,
  }),
} as const
