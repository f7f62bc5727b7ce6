import type { MediaType } from "./media-type"

/** What a file proves. */
export const evidencePurposes = ["agreement", "lot", "licence", "voucher", "signed_sheet", "membership"] as const
export type EvidencePurpose = (typeof evidencePurposes)[number]

/** Whose a file is. A cooperative's file also names its county, whose officers may read it; with neither it is the prefecture's own. */
export type EvidenceOwner = { cooperativeId: string | null; countyCode: string | null }

export type NewEvidence = { bytes: Buffer; fileName?: string; purpose: EvidencePurpose; owner: EvidenceOwner; actor: string }

/** Everything about a file but its content and its name. `digest` is what the ledger may carry; it says nothing once the salt is erased. */
export type EvidenceFile = { id: string; owner: EvidenceOwner; purpose: EvidencePurpose; mediaType: MediaType; bytes: number; digest: string; storedBy: string; storedAt: Date; erasedAt: Date | null }

/** 10 MB: a phone's full picture, a scanned contract. */
export const LARGEST_EVIDENCE_BYTES = 10 * 1024 * 1024

/** Thrown when a file is empty or larger than `LARGEST_EVIDENCE_BYTES`. */
export class EvidenceSizeRefused extends Error {
  readonly code = "file_too_large"
  constructor(readonly bytes: number) {
    super(`a file of evidence has 1 to ${LARGEST_EVIDENCE_BYTES} bytes; this one has ${bytes}`)
    this.name = "EvidenceSizeRefused"
  }
}

/** Thrown when a file's content does not give its digest any more: somebody changed the row or the disk. */
export class EvidenceAltered extends Error {
  constructor(readonly fileId: string) {
    super(`the content of ${fileId} does not give its digest`)
    this.name = "EvidenceAltered"
  }
}
