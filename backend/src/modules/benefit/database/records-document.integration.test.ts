import { afterAll, beforeAll, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { recordsDocument } from "./records-document.test-builder"

let ledger: ThrowAwayLedger
beforeAll(async () => void (ledger = await throwAwayLedger()), 60_000)
afterAll(async () => ledger.destroy(), 30_000)

it("docs/records.md names every table, field, unit and constraint as the database holds them", async () => {
  await expect(await recordsDocument((statement) => ledger.asSuperuser(statement))).toMatchFileSnapshot("../../../../../docs/records.md")
}, 60_000)
