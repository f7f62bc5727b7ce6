import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { throwAwayLedger, type ThrowAwayLedger } from "../../database-roles/throw-away-ledger.test-builder"
import type { NewHousehold } from "./households/household"
import { RegistryService, type RegistryOptions } from "./service"

export type ThrowAwayRegister = { database: ThrowAwayLedger; registry: RegistryService; options: RegistryOptions; folder: string; destroy: () => Promise<void> }

/** A register in its own database and folder; `now` is its clock. */
export async function throwAwayRegister(now?: () => number): Promise<ThrowAwayRegister> {
  const database = await throwAwayLedger()
  const folder = mkdtempSync(path.join(tmpdir(), "evidence-"))
  const options = { databaseUrl: database.urls.registryUrl, encryptionKeys: `k1:${Buffer.alloc(32, 1).toString("base64")}`, hmacKey: Buffer.alloc(32, 2).toString("base64"), evidenceDir: folder, ...(now && { now }) }
  const registry = new RegistryService({}, options)
  return {
    database, registry, options, folder,
    destroy: async () => {
      await registry.close()
      await database.destroy()
      rmSync(folder, { recursive: true })
    },
  }
}

export const someHousehold = (change: Partial<NewHousehold> = {}): NewHousehold => ({
  id: "hh_yang00000001", countyCode: "522635", householdCode: "MJ-0001", villageCode: "522635100201", villageName: "光明村", kind: "lifted", name: "杨秀英", phone: "13800001111", bankAccount: "6222020000001234567",
  memberCount: 4, statusFrom: "2020-11-01", memberships: [{ cooperativeId: "coop_majiang", from: "2021-01-01" }], isDemo: true, ...change,
})
