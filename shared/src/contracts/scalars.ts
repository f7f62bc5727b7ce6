import { z } from "zod"

/** An amount of money on the wire: a decimal string of integer fen, possibly negative. Never a float, never missing-as-zero. */
export const fen = z.string().regex(/^-?(0|[1-9]\d{0,17})$/, "an amount is a decimal string of integer fen")
export type Fen = z.infer<typeof fen>

/** Whether a text can be stored: PostgreSQL holds every character but NUL. */
export const isStorable = (text: string): boolean => !text.includes("\0")

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const shanghaiDay = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "a day is YYYY-MM-DD")

/** GB/T 2260 six-digit code of a county or district. */
export const regionCode = z.string().regex(/^\d{6}$/, "a region code has six digits (GB/T 2260)")

/** How far a benefit is proven (LEDGER 22). Each level includes the ones before it. */
export const evidenceLevel = z.enum(["claimed", "documented", "acknowledged", "paid", "received"])
export type EvidenceLevel = z.infer<typeof evidenceLevel>

/** 利益联结机制 paid per sale (DOMAIN). Period mechanisms never appear on an order. */
export const saleMechanism = z.enum(["consignment_share", "order_purchase", "maker"])
export type SaleMechanism = z.infer<typeof saleMechanism>

/**
 * `share`: basis points of L (price × quantity less what the cooperative discounts); outside 100-6000 it needs a second approver.
 * `per_unit`: so many fen for every so many base units (g, ml, piece), e.g. 300 for 1000 g; it always needs one.
 */
export const agreementRate = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("share"), bps: z.number().int().min(1).max(10_000) }).strict(),
  z.object({ kind: z.literal("per_unit"), fen: z.string().regex(/^[1-9]\d{0,8}$/, "an amount above 0 is a decimal string of integer fen"), base_units: z.number().int().min(1).max(1_000_000) }).strict(),
])
export type AgreementRate = z.infer<typeof agreementRate>

/** A picture in the three widths every picture is rendered to. `src` is the 640 px one. All are WebP, 4:5. */
export const picture = z.object({ src: z.string(), srcset: z.string(), alt: z.string() })
export type Picture = z.infer<typeof picture>

/** Fields of every list's query: pages begin at 1. Lists answer `total`, `page` and `page_size` beside their rows. */
export const paging = { page: z.coerce.number().int().min(1).max(10_000).default(1), page_size: z.coerce.number().int().min(1).max(100).default(20) }
export const paged = { total: z.number().int(), page: z.number().int(), page_size: z.number().int() }

/** What a call that changes a record must state: the version it read. Another one there is 409 `stale_version`. */
export const recordVersion = z.number().int().min(1)

/** Why a decision was taken, as it will be read by an auditor. */
export const decisionReason = z.string().trim().min(4).max(300)

/** Whether a text that is kept for ever, or shown to everybody, names no phone, account or identity number. */
export const isNameless = (text: string): boolean => !/\d{7,}/.test(text.normalize("NFKC").replace(/[\s-]/g, ""))

/** A reason kept for ever beside the ledger. */
export const namelessReason = decisionReason.refine(isNameless, "reason_names_somebody")
