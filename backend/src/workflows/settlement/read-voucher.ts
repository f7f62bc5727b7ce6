import type { MedusaContainer } from "@medusajs/framework/types"
import type { Voucher } from "../../modules/benefit"
import { REGISTRY_MODULE, type EvidencePurpose, type RegistryService } from "../../modules/registry"
import { requireEvidence, type ProvenOwner } from "../cooperative/require-evidence"

/** A kept file with the salted digest that the ledger may carry. @throws EvidenceUnfit for unknown, erased and others' files, and for other purposes */
export async function readVoucher(container: MedusaContainer, fileId: string, purpose: EvidencePurpose, owner: ProvenOwner): Promise<Voucher> {
  await requireEvidence(container, [fileId], purpose, owner)
  const [file] = await container.resolve<RegistryService>(REGISTRY_MODULE).evidence.find([fileId])
  return { evidenceId: fileId, proof: file?.digest ?? "" }
}
