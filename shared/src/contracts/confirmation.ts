import { z } from "zod"
import { door } from "./door.js"
import { fen, shanghaiDay } from "./scalars.js"
import { caseReason } from "./settlement.js"

/** Header that carries a household's confirmation token; it never stands in a URL that anything logs. */
export const CONFIRMATION_TOKEN_HEADER = "x-confirmation-token"

/** A token as links carry it: 128 random bits, base64url. */
export const confirmationToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "a token has 22 characters")

/**
 * What a household sees before it decides. `acknowledged`: this is what was delivered and what it is owed ·
 * `received`: this much was paid. Nothing in it identifies anybody who does not know already.
 */
export const confirmationPaper = z.object({
  step: z.enum(["acknowledged", "received"]),
  /** the family name alone, `杨**` */
  household: z.object({ name: z.string().nullable() }),
  cooperative: z.object({ name: z.string() }),
  from: shanghaiDay, to: shanghaiDay,
  /** `base_units` in the lot's own unit; the household's whole delivery to the lot, and its benefit of this batch */
  lots: z.array(z.object({ number: z.string(), product: z.string(), harvest_date: shanghaiDay, base_unit: z.enum(["g", "ml", "piece"]), base_units: z.string(), benefit_fen: fen })),
  /** benefit of goods without lots */
  other_fen: fen,
  amount_fen: fen, paid_on: shanghaiDay.nullable(), expires_at: z.string(),
})
export type ConfirmationPaper = z.infer<typeof confirmationPaper>

const outcome = z.object({ outcome: z.enum(["confirmed", "disputed"]) })

/**
 * The household's page without login. The token goes in `x-confirmation-token`; unknown, used, revoked and expired ones
 * get the same 404. A decision is taken once.
 */
export const confirmationDoors = {
  look: door({ method: "GET", path: "/store/household-confirmations", audience: "public", summary: "What one household is asked to confirm (token in a header)", answer: z.object({ confirmation: confirmationPaper }) }),
  confirm: door({ method: "POST", path: "/store/household-confirmations/confirm", audience: "public", summary: "The household says it is right", answer: outcome }),
  dispute: door({ method: "POST", path: "/store/household-confirmations/dispute", audience: "public", summary: "The household says it is wrong; staff look into it", body: z.object({ reason: caseReason }).strict(), answer: outcome }),
} as const
