import { z } from "zod"
import type { RefundRequest } from "../../modules/benefit"
import type { RecordRefundInput } from "../../modules/benefit/door"

const fen = z.string().regex(/^(0|[1-9]\d{0,17})$/).transform(BigInt)

/** What a refund's row says about itself, written by whoever asked for it (`workflows/after-sales`). Amounts are decimal strings of fen. */
export const refundNote = z.object({
  reason: z.enum(["cancellation", "return", "compensation", "unspecified"]),
  bearer: z.enum(["cooperative", "carrier", "platform"]).default("cooperative"),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.number().int().min(0), amountFen: fen })).nullable().default(null),
  freight: z.array(z.object({ cooperativeId: z.string(), amountFen: fen })).default([]),
  /** the request it fulfils (`rfq_…`) */
  requestId: z.string().nullable().default(null),
})

type Plan = Pick<RecordRefundInput, "reason" | "bearer" | "lines" | "freight" | "requestId">
interface RefundRow {
  metadata?: Record<string, unknown> | null | undefined
  refund_reason?: { code?: string | null | undefined } | null | undefined
}

const UNSPECIFIED: Plan = { reason: "unspecified", bearer: "cooperative", lines: null, freight: [] }

/** The note of a row that fulfils a request. */
export function noteOf({ id, reason, bearer, lines, freight }: RefundRequest): z.input<typeof refundNote> {
  return {
    requestId: id,
    reason,
    bearer: bearer ?? undefined,
    lines: lines.map((line) => ({ ...line, amountFen: line.amountFen.toString() })),
    freight: freight.map((part) => ({ ...part, amountFen: part.amountFen.toString() })),
  }
}

/** The request a row fulfils, if any. */
export function requestOfRow(row: object | null | undefined): string | null {
  const noted = z.object({ metadata: z.object({ refund_note: refundNote }) }).safeParse(row)
  return noted.success ? noted.data.metadata.refund_note.requestId : null
}

/** Where a row that mirrors a refund made at the provider names it. */
export const ADOPTS = "adopts"

/** The provider's refund a row was made for, if it was made to mirror one. */
export function adoptedByRow({ metadata }: Pick<RefundRow, "metadata">): string | null {
  const id = metadata?.[ADOPTS]
  return typeof id === "string" ? id : null
}

/** How a refund is to be posted: by its own note, else by its order's cancellation or its reason's code, else unspecified for staff to reassign. */
export function refundPlan(row: RefundRow | null, orderCancelled: boolean): Plan {
  const note = refundNote.safeParse(row?.metadata?.["refund_note"])
  if (note.success) return note.data
  if (orderCancelled) return { ...UNSPECIFIED, reason: "cancellation" }
  const code = row?.refund_reason?.code
  if (code === "compensation") return { ...UNSPECIFIED, reason: "compensation", bearer: "platform" }
  if (code === "return" || code === "cancellation") return { ...UNSPECIFIED, reason: code }
  return UNSPECIFIED
}
