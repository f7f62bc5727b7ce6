import { fieldName } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { invalid } from "./refusal"

/**
 * Reads a body through a contract.
 * @throws CheckoutRefused 400 with one code per field path: the contract's own code (`mobile`) or zod's (`too_small`).
 */
export function parseBody<Out>(schema: z.ZodType<Out>, body: unknown): Out {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const fields: Record<string, string> = {}
  for (const issue of read.error.issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : []
    const paths = keys.length > 0 ? keys.map((key) => [...issue.path, fieldName(key)]) : [issue.path]
    for (const path of paths) fields[path.join(".") || "body"] ??= codeOf(issue)
  }
  throw invalid(fields)
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_format") return issue.message === "mobile" ? "mobile" : `invalid_${issue.format === "regex" ? "format" : issue.format}`
  return issue.code === "invalid_type" && issue.message.includes("undefined") ? "required" : issue.code
}
