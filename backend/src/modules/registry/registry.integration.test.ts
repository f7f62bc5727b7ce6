import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Client } from "pg"
import { BadRoleUrl } from "../../database-roles/role-url"
import { migrateBenefitAndRegistry } from "../../database-roles/migrate-guarded-schemas"
import { throwAwayLedger, type ThrowAwayLedger } from "../../database-roles/throw-away-ledger.test-builder"
import { HouseholdRegisteredTwice, type NewHousehold } from "./households/household"
import { RegistryService } from "./service"

let database: ThrowAwayLedger
let registry: RegistryService

const household = (change: Partial<NewHousehold> = {}): NewHousehold => ({
  id: "hh_yang00000001",
  countyCode: "522635",
  householdCode: "MJ-0001",
  villageCode: "522635100201",
  villageName: "光明村",
  kind: "lifted",
  name: "杨秀英",
  phone: "13800001111",
  bankAccount: "6222020000001234567",
  statusFrom: "2020-11-01",
  memberships: [{ cooperativeId: "coop_majiang", from: "2021-01-01" }],
  isDemo: true,
  ...change,
})

beforeAll(async () => {
  database = await throwAwayLedger()
  registry = new RegistryService({}, { databaseUrl: database.urls.registryUrl, encryptionKeys: `k1:${Buffer.alloc(32, 1).toString("base64")}`, hmacKey: Buffer.alloc(32, 2).toString("base64"), evidenceDir: mkdtempSync(path.join(tmpdir(), "evidence-")) })
}, 60_000)
afterAll(async () => {
  await registry.close()
  await database.destroy()
})

describe("the register of households", () => {
  it("stores no name, phone or account in the clear and lists them masked", async () => {
    await registry.createHouseholds([household()])
    expect(JSON.stringify(await database.asSuperuser("select * from registry.household"))).not.toMatch(/杨秀英|13800001111|6222020000001234567/)
    expect(await registry.householdsByIds(["hh_yang00000001", "hh_nobody"])).toMatchObject([{ name: "杨**", phone: "*******1111", bankAccount: "***************4567", villageName: "光明村" }])
  })

  it("refuses the same household twice, and with it the whole batch", async () => {
    const batch = [household({ id: "hh_long00000002", householdCode: "MJ-0002", name: "龙阿妹", phone: "13800002222" }), household({ id: "hh_yang00000003", householdCode: "MJ-0003" })]
    await expect(registry.createHouseholds(batch)).rejects.toBeInstanceOf(HouseholdRegisteredTwice)
    expect(await registry.householdCount()).toBe(1)
    expect([await registry.householdCount({ cooperativeId: "coop_majiang" }), await registry.householdCount({ countyCode: "522634" })]).toEqual([1, 0])
  })

  it("writes down who unmasked whom and why before it answers", async () => {
    expect(await registry.unmask({ householdId: "hh_yang00000001", actor: "staff_1", reason: "核对兑付账户" })).toMatchObject({ name: "杨秀英", phone: "13800001111" })
    expect(await database.asSuperuser("select actor, reason from registry.access_log")).toEqual([{ actor: "staff_1", reason: "核对兑付账户" }])
    await expect(database.asSuperuser("delete from registry.access_log")).rejects.toThrow(/append-only/)
  })
})

describe("roles and schemas", () => {
  it("are made once and can be made again", async () => {
    await migrateBenefitAndRegistry(database.urls)
    await Promise.all([migrateBenefitAndRegistry({ ...database.urls, adminUrl: undefined }), migrateBenefitAndRegistry({ ...database.urls, adminUrl: undefined })])
    expect(await registry.householdCount()).toBe(1)
  })

  it("leave roles alone when the given connection may not create them", async () => {
    await expect(migrateBenefitAndRegistry({ ...database.urls, adminUrl: database.urls.benefitUrl })).resolves.toBeUndefined()
  })

  it("refuse one role for owner and runtime", async () => {
    await expect(migrateBenefitAndRegistry({ ...database.urls, benefitUrl: database.urls.benefitOwnerUrl })).rejects.toBeInstanceOf(BadRoleUrl)
  })

  it("keep each schema's runtime role out of the other", async () => {
    const client = new Client({ connectionString: database.urls.registryUrl })
    await client.connect()
    await expect(client.query("select * from benefit.entry")).rejects.toThrow(/permission denied/)
    await client.end()
  })
})
