import type { EvidenceFile, RegistryService } from "../../../modules/registry"
import { notFound } from "../../refusal"
import { countyWithin, type ActingStaff } from "../staff"

/** The file if this person may know of it. @throws Refused 404 for unknown, erased and other counties' files alike. */
export async function findOwnFile(registry: RegistryService, staff: ActingStaff, id: string): Promise<EvidenceFile> {
  const county = countyWithin(staff, undefined)
  const [file] = await registry.evidence.find([id])
  if (!file || file.erasedAt || (county && file.owner.countyCode !== county)) throw notFound()
  return file
}
