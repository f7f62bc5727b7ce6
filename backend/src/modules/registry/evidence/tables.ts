import { EntitySchema } from "typeorm"
import type { EvidencePurpose } from "./evidence-file"
import type { MediaType } from "./media-type"

export type EvidenceRow = {
  id: string
  cooperative_id: string | null
  county_code: string | null
  purpose: EvidencePurpose
  media_type: MediaType
  bytes: number
  digest: string
  salt: string | null
  name_sealed: string | null
  stored_by: string
  stored_at: Date
  erased_at: Date | null
}

export const EvidenceTable = new EntitySchema<EvidenceRow>({
  name: "evidence_file",
  tableName: "evidence_file",
  schema: "registry",
  columns: {
    id: { type: "text", primary: true },
    cooperative_id: { type: "text", nullable: true },
    county_code: { type: "text", nullable: true },
    purpose: { type: "text" },
    media_type: { type: "text" },
    bytes: { type: "int" },
    digest: { type: "text" },
    salt: { type: "text", nullable: true },
    name_sealed: { type: "text", nullable: true },
    stored_by: { type: "text" },
    stored_at: { type: "timestamptz", createDate: true },
    erased_at: { type: "timestamptz", nullable: true },
  },
})
