import { useState } from "react"
import { z } from "zod"
import type { RecordKind } from "../../components/what-is-recorded"

/**
 * What was filled in and not recorded yet. The file itself is not kept on the device, only the id of what has been sent:
 * a voucher shows names and accounts, and the phone may be shared. `sending` names a file that was still on its way.
 */
const evidenceDraft = z.object({
  everyone: z.boolean(), household_ids: z.array(z.string()), paid_on: z.string(),
  file: z.object({ id: z.string(), name: z.string() }).nullable(), sending: z.string().nullable(),
})
export type EvidenceDraft = z.infer<typeof evidenceDraft>

const blank: EvidenceDraft = { everyone: true, household_ids: [], paid_on: "", file: null, sending: null }
const keyOf = (batchId: string, kind: RecordKind) => `qianhang.evidence-draft.${batchId}.${kind}`

/** The draft of one upload on this device, or null. One of an older shape is dropped. */
export function readDraft(batchId: string, kind: RecordKind): EvidenceDraft | null {
  try {
    const parsed = evidenceDraft.safeParse(JSON.parse(localStorage.getItem(keyOf(batchId, kind)) ?? "null"))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const dropDraft = (batchId: string, kind: RecordKind): void => localStorage.removeItem(keyOf(batchId, kind))

/** A draft that outlives the page: every change is kept at once. `restored` is what an earlier visit left. */
export function useEvidenceDraft(batchId: string, kind: RecordKind) {
  const [restored, setRestored] = useState(() => readDraft(batchId, kind))
  const [draft, setDraft] = useState<EvidenceDraft>(() => restored ?? blank)
  const change = (changed: Partial<EvidenceDraft>) => setDraft((before) => {
    const next = { ...before, ...changed }
    localStorage.setItem(keyOf(batchId, kind), JSON.stringify(next))
    return next
  })
  const clear = () => {
    dropDraft(batchId, kind)
    setRestored(null)
    setDraft(blank)
  }
  return { draft, restored, change, clear }
}
