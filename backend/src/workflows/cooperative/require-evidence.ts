import type { MedusaContainer } from "@medusajs/framework/types"
import { REGISTRY_MODULE, type EvidencePurpose, type RegistryService } from "../../modules/registry"
import { EvidenceUnfit } from "./admission-refusals"

/** Whose record a file would prove. A county's own file, kept before the cooperative existed, may prove its application. */
export type ProvenOwner = { cooperativeId: string | null; countyCode: string }

/** Checks that files exist, were kept for this purpose and belong to this cooperative or county. @throws EvidenceUnfit */
export async function requireEvidence(container: MedusaContainer, fileIds: readonly string[], purpose: EvidencePurpose, owner: ProvenOwner): Promise<void> {
  if (fileIds.length === 0) return
  const found = new Map((await container.resolve<RegistryService>(REGISTRY_MODULE).evidence.find(fileIds)).map((file) => [file.id, file]))
  for (const id of fileIds) {
    const file = found.get(id)
    const own = file && (file.owner.cooperativeId === null ? file.owner.countyCode === null || file.owner.countyCode === owner.countyCode : file.owner.cooperativeId === owner.cooperativeId)
    if (!file || file.erasedAt || file.purpose !== purpose || !own) throw new EvidenceUnfit(id)
  }
}
