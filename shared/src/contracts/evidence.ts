import { z } from "zod"
import { door } from "./door.js"
import { decisionReason, regionCode } from "./scalars.js"

/** What a private file proves. */
export const evidencePurpose = z.enum(["agreement", "lot", "licence", "voucher", "signed_sheet", "membership"])
export type EvidencePurpose = z.infer<typeof evidencePurpose>

export const evidenceMediaType = z.enum(["image/jpeg", "image/png", "image/webp", "application/pdf"])

/** A kept file. `digest` is sha256 over a secret salt and the bytes: what ledger and documents name as proof. */
export const evidenceFile = z.object({ id: z.string(), digest: z.string(), media_type: evidenceMediaType, bytes: z.number().int() })

/** 10 MB, JPEG, PNG, WebP or PDF, decided by content. */
export const LARGEST_EVIDENCE_BYTES = 10 * 1024 * 1024

const refusals = ["unsupported_file", "file_too_large"] as const

/** Private evidence files: agreements, licences, vouchers, signed sheets. Never served to the public; every reading is logged. */
export const evidenceDoors = {
  keepForStaff: door({
    method: "POST", path: "/admin/benefit-evidence-files", audience: "staff", summary: "Keeps a private file (≤ 10 MB) for a cooperative, a county or the prefecture", upload: "file", status: 201, refusals,
    body: z.object({ purpose: evidencePurpose, cooperative_id: z.string().min(1).max(80).optional(), county_code: regionCode.optional() }).strict(),
    answer: z.object({ file: evidenceFile }),
  }),
  readForStaff: door({ method: "GET", path: "/admin/benefit-evidence-files/:id", audience: "staff", summary: "Downloads a private file; the reason goes into the access log", query: z.object({ reason: decisionReason }).strict(), answer: null }),
  eraseForStaff: door({
    method: "POST", path: "/admin/benefit-evidence-files/:id/erase", audience: "staff", roles: ["prefecture", "office", "operator"], summary: "Forgets a file's content, name and salt for good; its digest stays and says nothing any more",
    body: z.object({ reason: decisionReason }).strict(), answer: z.object({ erased: z.literal(true) }),
  }),
  keepForMembers: door({
    method: "POST", path: "/cooperative/evidence-files", audience: "member", summary: "Keeps a private file (≤ 10 MB) of one's own cooperative", upload: "file", status: 201, refusals,
    body: z.object({ purpose: evidencePurpose }).strict(), answer: z.object({ file: evidenceFile }),
  }),
  readForMembers: door({ method: "GET", path: "/cooperative/evidence-files/:id", audience: "member", summary: "Downloads a private file of one's own cooperative", answer: null }),
} as const
