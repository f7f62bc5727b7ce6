import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Client } from "pg"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { RegistryService } from "../service"
import { EvidenceAltered, EvidenceSizeRefused, LARGEST_EVIDENCE_BYTES } from "./evidence-file"
import { UnsupportedFile } from "./media-type"

let database: ThrowAwayLedger
let registry: RegistryService
let photo: Buffer
const folder = mkdtempSync(path.join(tmpdir(), "evidence-"))
const asked = { actor: "staff_1", reason: "核对兑付凭证" }
const owner = { cooperativeId: "coop_majiang", countyCode: "522635" }
const keep = () => registry.evidence.store({ bytes: photo, fileName: "杨秀英的收条.jpg", purpose: "voucher", owner, actor: "memb_1" })
const onDisk = (): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".sealed")).map((name) => path.join(folder, name))
const fileOnDisk = (id: string): string => onDisk().find((name) => name.includes(id)) ?? ""

beforeAll(async () => {
  database = await throwAwayLedger()
  registry = new RegistryService({}, { databaseUrl: database.urls.registryUrl, encryptionKeys: `k1:${Buffer.alloc(32, 1).toString("base64")}`, hmacKey: Buffer.alloc(32, 2).toString("base64"), evidenceDir: folder })
  photo = await sharp({ create: { width: 90, height: 70, channels: 3, background: "#345" } }).jpeg().toBuffer()
}, 60_000)
afterAll(async () => {
  await registry.close()
  await database.destroy()
  rmSync(folder, { recursive: true })
})

describe("a private file of evidence", () => {
  it("gives back its bytes and name, and lies sealed on the disk and in the table", async () => {
    const { id, digest, mediaType, bytes } = await keep()
    expect([mediaType, bytes]).toEqual(["image/jpeg", photo.length])
    expect(await registry.evidence.read(id, asked)).toEqual({ bytes: photo, fileName: "杨秀英的收条.jpg", mediaType: "image/jpeg" })
    expect(readFileSync(fileOnDisk(id)).includes(photo.subarray(0, 40))).toBe(false)
    expect(JSON.stringify(await database.asSuperuser("select * from registry.evidence_file"))).not.toContain("杨秀英")
    const [{ salt } = {}] = await database.asSuperuser(`select salt from registry.evidence_file where id = '${id}'`)
    expect(createHash("sha256").update(Buffer.from(String(salt), "hex")).update(photo).digest("hex")).toBe(digest)
    expect(await registry.evidence.find([id, "file_unknown"])).toMatchObject([{ id, owner, purpose: "voucher", mediaType: "image/jpeg", digest, storedBy: "memb_1", erasedAt: null }])
  })

  it("has another digest each time it is kept, so that a digest tells nobody who holds the same file", async () => {
    expect((await keep()).digest).not.toBe((await keep()).digest)
  })

  it("is not kept when it is empty, too large or not of the four kinds", async () => {
    const before = onDisk().length
    await expect(registry.evidence.store({ bytes: Buffer.alloc(0), purpose: "lot", owner, actor: "a" })).rejects.toBeInstanceOf(EvidenceSizeRefused)
    await expect(registry.evidence.store({ bytes: Buffer.alloc(LARGEST_EVIDENCE_BYTES + 1), purpose: "lot", owner, actor: "a" })).rejects.toBeInstanceOf(EvidenceSizeRefused)
    await expect(registry.evidence.store({ bytes: Buffer.from("<svg/>"), purpose: "lot", owner, actor: "a" })).rejects.toBeInstanceOf(UnsupportedFile)
    await expect(registry.evidence.store({ bytes: photo, purpose: "lot", owner: { cooperativeId: "coop_x", countyCode: null }, actor: "a" })).rejects.toThrow(/check constraint/)
    expect(onDisk()).toHaveLength(before)
  })

  it("is written down before it is opened, and a reason that names a person opens nothing", async () => {
    const { id } = await keep()
    await registry.evidence.read(id, asked)
    expect(await database.asSuperuser(`select actor, action, reason, county_code from registry.access_log where file_id = '${id}'`)).toEqual([{ actor: "staff_1", action: "evidence_read", reason: "核对兑付凭证", county_code: "522635" }])
    await expect(registry.evidence.read(id, { actor: "staff_1", reason: "致电 138-0000-1111 核对" })).rejects.toMatchObject({ name: "ReasonNamesSomebody" })
    expect(await registry.evidence.read("file_unknown", asked)).toBeNull()
  })

  it("that somebody altered is not shown", async () => {
    const [one, other] = [await keep(), await keep()]
    writeFileSync(fileOnDisk(one.id), readFileSync(fileOnDisk(other.id)))
    await expect(registry.evidence.read(one.id, asked)).rejects.toMatchObject({ name: "SealBroken" })
    await expect(database.asSuperuser(`update registry.evidence_file set digest = '${"0".repeat(64)}' where id = '${other.id}'`)).rejects.toThrow(/can only be erased/)
    await database.asSuperuser(`alter table registry.evidence_file disable trigger evidence_file_kept; update registry.evidence_file set digest = '${"0".repeat(64)}' where id = '${other.id}'; alter table registry.evidence_file enable trigger evidence_file_kept`)
    await expect(registry.evidence.read(other.id, asked)).rejects.toBeInstanceOf(EvidenceAltered)
  })

  it("is forgotten for good by erasing it: bytes, name and salt, while the digest stays and says nothing", async () => {
    const { id, digest } = await keep()
    expect([await registry.evidence.erase(id, asked), await registry.evidence.erase(id, asked)]).toEqual([true, false])
    expect(fileOnDisk(id)).toBe("")
    expect(await registry.evidence.read(id, asked)).toBeNull()
    expect(await database.asSuperuser(`select digest, salt, name_sealed from registry.evidence_file where id = '${id}'`)).toEqual([{ digest, salt: null, name_sealed: null }])
    await expect(database.asSuperuser(`update registry.evidence_file set salt = '${"a".repeat(64)}', erased_at = null where id = '${id}'`)).rejects.toThrow(/can only be erased/)
  })

  it("can be changed by nobody and deleted by nobody, whatever role asks", async () => {
    const client = new Client({ connectionString: database.urls.registryUrl })
    await client.connect()
    for (const statement of ["update registry.evidence_file set digest = 'x'", "update registry.evidence_file set cooperative_id = 'coop_other'", "delete from registry.evidence_file", "update registry.access_log set reason = 'other'", "delete from registry.access_log"]) {
      await expect(client.query(statement)).rejects.toThrow(/permission denied/)
    }
    await client.end()
    await expect(database.asSuperuser("delete from registry.evidence_file")).rejects.toThrow(/can only be erased/)
    await expect(database.asSuperuser("truncate registry.evidence_file cascade")).rejects.toThrow(/append-only/)
    await expect(database.asSuperuser("update registry.access_log set reason = 'other'")).rejects.toThrow(/append-only/)
  })

  it("leaves nothing behind when the writer was killed between disk and table", async () => {
    const { id } = await keep()
    const orphan = fileOnDisk(id).replace(id, `file_${"0".repeat(24)}`)
    writeFileSync(orphan, "sealed")
    expect(await registry.evidence.sweep(Date.now())).toBe(0)
    utimesSync(orphan, new Date(0), new Date(0))
    expect(await registry.evidence.sweep(Date.now())).toBe(1)
    expect(await registry.evidence.read(id, asked)).not.toBeNull()
  })
})
