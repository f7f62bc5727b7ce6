import { createHash, randomBytes } from "node:crypto"
import { In, type DataSource } from "typeorm"
import { writeAccess, type Asking } from "../access/access-log"
import { seal, unseal, type SealingKeys } from "../sealing/seal"
import type { SealedFolder } from "../sealing/sealed-folder"
import { EvidenceAltered, EvidenceSizeRefused, LARGEST_EVIDENCE_BYTES, type EvidenceFile, type NewEvidence } from "./evidence-file"
import { mediaTypeOf } from "./media-type"
import { EvidenceTable, type EvidenceRow } from "./tables"

/** A file without a row is what a kill left behind; younger ones may still be in the making. */
const ORPHAN_AFTER_MS = 24 * 3_600_000

/** Private files that prove something. Content and name are sealed; the ledger carries only the salted digest. */
export class Evidence {
  constructor(private readonly source: () => Promise<DataSource>, private readonly keys: SealingKeys, private readonly folder: SealedFolder) {}

  /** Keeps a file. @throws UnsupportedFile, EvidenceSizeRefused; nothing is kept then. */
  async store(file: NewEvidence): Promise<{ id: string; digest: string; mediaType: EvidenceFile["mediaType"]; bytes: number }> {
    if (file.bytes.length === 0 || file.bytes.length > LARGEST_EVIDENCE_BYTES) throw new EvidenceSizeRefused(file.bytes.length)
    const mediaType = await mediaTypeOf(file.bytes)
    const id = `file_${randomBytes(12).toString("hex")}`
    const salt = randomBytes(32).toString("hex")
    const digest = digestOf(salt, file.bytes)
    await this.folder.put(id, file.bytes)
    const row = {
      id, cooperative_id: file.owner.cooperativeId, county_code: file.owner.countyCode, purpose: file.purpose, media_type: mediaType, bytes: file.bytes.length, digest, salt,
      name_sealed: file.fileName ? seal(this.keys, `${id}/name`, file.fileName.slice(0, 200)) : null, stored_by: file.actor,
    }
    await (await this.source()).manager.insert(EvidenceTable, row).catch(async (error: unknown) => {
      await this.folder.remove(id)
      throw error
    })
    return { id, digest, mediaType, bytes: file.bytes.length }
  }

  /** The files of these ids; unknown ids are left out. Nothing of their content. */
  async find(ids: readonly string[]): Promise<EvidenceFile[]> {
    if (ids.length === 0) return []
    return (await (await this.source()).manager.find(EvidenceTable, { where: { id: In([...ids]) }, order: { id: "ASC" } })).map(fileOf)
  }

  /** Opens a file after writing down who asked and why; null when it is unknown or erased. @throws EvidenceAltered, ReasonNamesSomebody */
  async read(id: string, asked: Asking): Promise<{ bytes: Buffer; fileName: string | null; mediaType: EvidenceFile["mediaType"] } | null> {
    const { manager } = await this.source()
    const row = await manager.findOneBy(EvidenceTable, { id })
    const bytes = row?.salt ? await this.folder.get(id) : null
    if (!row?.salt || !bytes) return null
    await writeAccess(manager, asked, { action: "evidence_read", file_id: id, county_code: row.county_code })
    if (digestOf(row.salt, bytes) !== row.digest) throw new EvidenceAltered(id)
    return { bytes, fileName: row.name_sealed && unseal(this.keys, `${id}/name`, row.name_sealed), mediaType: row.media_type }
  }

  /** Forgets content, name and salt for good; the digest stays and says nothing any more. False when it is unknown or erased already. */
  async erase(id: string, asked: Asking): Promise<boolean> {
    const source = await this.source()
    const erased = await source.transaction(async (manager) => {
      const row = await manager.findOne(EvidenceTable, { where: { id }, lock: { mode: "pessimistic_write" } })
      if (!row || row.erased_at) return false
      await writeAccess(manager, asked, { action: "evidence_erase", file_id: id, county_code: row.county_code })
      await manager.update(EvidenceTable, { id }, { salt: null, name_sealed: null, erased_at: new Date() })
      return true
    })
    // A kill between the two leaves sealed bytes without a salt: `sweep` takes them.
    await this.folder.remove(id)
    return erased
  }

  /** Takes away what a kill left behind: sealed bytes without a row, or of an erased one. */
  async sweep(nowMs: number): Promise<number> {
    const { manager } = await this.source()
    let taken = 0
    for await (const { id, writtenAtMs } of this.folder.list()) {
      if (nowMs - writtenAtMs < ORPHAN_AFTER_MS) continue
      const row = await manager.findOneBy(EvidenceTable, { id })
      if (row && row.erased_at === null) continue
      await this.folder.remove(id)
      taken += 1
    }
    return taken
  }
}

const digestOf = (salt: string, bytes: Buffer): string => createHash("sha256").update(Buffer.from(salt, "hex")).update(bytes).digest("hex")

const fileOf = (row: EvidenceRow): EvidenceFile => ({
  id: row.id, owner: { cooperativeId: row.cooperative_id, countyCode: row.county_code }, purpose: row.purpose, mediaType: row.media_type, bytes: row.bytes, digest: row.digest,
  storedBy: row.stored_by, storedAt: row.stored_at, erasedAt: row.erased_at,
})
