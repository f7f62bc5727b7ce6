import { z } from "zod"
import type { RecordRefundInput } from "../../modules/benefit/door"

const fen = z.string().regex(/^(0|[1-9]\d{0,17})$/).transform(BigInt)

/** What a refund's row says about itself, written by whoever asked for it (`workflows/order/refund-lines`). Amounts are decimal strings of fen. */
export const refundNote = z.object({
  reason: z.enum(["cancellation", "return", "compensation", "unspecified"]),
  bearer: z.enum(["cooperative", "carrier", "platform"]).default("cooperative"),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.number().int().min(0), amountFen: fen })).nullable().default(null),
  freight: z.array(z.object({ cooperativeId: z.string(), amountFen: fen })).default([]),
})

type Plan = Pick<RecordRefundInput, "reason" | "bearer" | "lines" | "freight">
interface RefundRow {
  metadata?: Record<string, unknown> | null | undefined
  refund_reason?: { code?: string | null | undefined } | null | undefined
}

const UNSPECIFIED: Plan = { reason: "unspecified", bearer: "cooperative", lines: null, freight: [] }

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
