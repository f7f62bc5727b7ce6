import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { someHousehold, throwAwayRegister, type ThrowAwayRegister } from "../registry.test-builder"
import { RegistryService } from "../service"
import { rotateRegistry } from "./rotate-registry"

let at: ThrowAwayRegister
const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString("base64")}`
const both = `${key("k2", 9)},${key("k1", 1)}`
const asked = { actor: "staff_1", reason: "核对兑付账户" }
const yang = "hh_yang00000001"
let fileId: string
let photo: Buffer

beforeAll(async () => {
  at = await throwAwayRegister()
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#345" } }).png().toBuffer()
  await at.registry.createHouseholds([someHousehold(), ...Array.from({ length: 1_100 }, (_, i) => someHousehold({ id: `hh_many${String(i).padStart(8, "0")}`, householdCode: `N-${i}`, phone: String(13_900_000_000 + i), memberships: [] }))])
  await at.registry.households.decideConsent({ householdId: yang, version: 1, actor: "staff_1", scope: "story", decision: "given", on: "2025-01-01", note: "同意刊登" })
  fileId = (await at.registry.evidence.store({ bytes: photo, fileName: "收条.png", purpose: "voucher", owner: { cooperativeId: null, countyCode: "522635" }, actor: "staff_1" })).id
}, 60_000)
afterAll(() => at.destroy())

const rotate = (encryptionKeys: string) => rotateRegistry({ ownerUrl: at.database.urls.registryOwnerUrl, encryptionKeys, evidenceDir: at.folder })

describe("rotating the register's keys", () => {
  it("writes nothing when a key that still seals something is missing", async () => {
    await expect(rotate(key("k2", 9))).rejects.toMatchObject({ name: "SealBroken", keyId: "k1" })
    expect(await at.database.asSuperuser("select 1 from registry.household where name_sealed like '1.k2.%'")).toEqual([])
  })

  it("seals every row and file anew, so that the new key alone opens all of it; again, it finds nothing to do", async () => {
    expect(await rotate(both)).toEqual({ current: "k2", rotated: { "household.name_sealed": 1101, "household.phone_sealed": 1101, "household.bank_sealed": 1101, "consent.note_sealed": 1, "evidence_file.name_sealed": 1, "household_import.name_sealed": 0, "household_import_row.sealed": 0, "household_import_line.sealed": 0, files: 1 } })
    const later = new RegistryService({}, { ...at.options, encryptionKeys: key("k2", 9) })
    expect(await later.unmask({ householdId: yang, ...asked })).toEqual({ name: "杨秀英", phone: "13800001111", bankAccount: "6222020000001234567" })
    expect(await later.evidence.read(fileId, asked)).toEqual({ bytes: photo, fileName: "收条.png", mediaType: "image/png" })
    await later.close()
    expect(Object.values((await rotate(both)).rotated)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it("goes on where it was cut off", async () => {
    const third = `${key("k3", 7)},${both}`
    await at.database.asSuperuser(`create function registry.cut_off() returns trigger language plpgsql as $$ begin raise exception 'the power is gone'; end $$;
      create trigger cut_off before update on registry.household for each row when (old.id = 'hh_many00000900') execute function registry.cut_off()`)
    await expect(rotate(third)).rejects.toThrow("the power is gone")
    await at.database.asSuperuser("drop trigger cut_off on registry.household; drop function registry.cut_off()")
    expect(await at.database.asSuperuser("select count(*) filter (where name_sealed like '1.k3.%') > 0 as begun, count(*) filter (where name_sealed not like '1.k3.%') > 0 as unfinished from registry.household")).toEqual([{ begun: true, unfinished: true }])
    await rotate(third)
    expect(await at.database.asSuperuser("select count(*)::int as left from registry.household where name_sealed not like '1.k3.%' or phone_sealed not like '1.k3.%' or bank_sealed not like '1.k3.%'")).toEqual([{ left: 0 }])
  })
})
