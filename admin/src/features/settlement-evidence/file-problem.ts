import { LARGEST_EVIDENCE_BYTES, evidenceMediaType } from "@qianhang/shared/contracts"

/** Why a file cannot be evidence, or null. The backend decides again, by content. */
export function fileProblem(file: Pick<File, "type" | "size">): "file_kind" | "file_big" | null {
  if (!evidenceMediaType.safeParse(file.type).success) return "file_kind"
  return file.size > LARGEST_EVIDENCE_BYTES ? "file_big" : null
}
