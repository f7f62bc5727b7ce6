import { Client } from "pg"
import { afterAll, afterEach, beforeAll } from "vitest"
import { openTestShop, type TestShop } from "./test-shop"

/** A test shop whose buyers can pay, with those who act in it logged in. */
export interface PayingShop {
  shop: TestShop
  /** as the server itself */
  database: Client
  /** as the ledger's runtime role, which may only read and append */
  ledger: Client
  office: string
  /** of the cooperative that sells blueberries */
  memberA: string
  /** of the one that sells silver */
  memberB: string
}

/**
 * Opens a paying shop before this file's tests, hands it over, lays the levers of its payment stand-in back after each test, and
 * closes it at the end. @returns the stand-in's control door
 */
export function withPayingShop(handOver: (opened: PayingShop) => void): (lever: string, body?: object) => Promise<Record<string, unknown>> {
  let opened: PayingShop | undefined
  const control = (lever: string, body: object = {}) => opened?.shop.standIn?.control(lever, body) ?? Promise.reject(new Error("no stand-in"))
  beforeAll(async () => {
    const shop = await openTestShop({ payments: true })
    const [database, ledger] = [new Client({ connectionString: shop.databaseUrl }), new Client({ connectionString: shop.environment.BENEFIT_DATABASE_URL })]
    await Promise.all([database.connect(), ledger.connect()])
    const [office, memberA, memberB] = [await shop.login("staff", "office@staff.test"), await shop.login("member", "a@member.test"), await shop.login("member", "b@member.test")]
    opened = { shop, database, ledger, office, memberA, memberB }
    handOver(opened)
  }, 240_000)
  afterEach(async () => {
    if (!opened) return
    await control("/refund-status", { status: "succeeded" })
    await control("/webhooks/release", { discard: true })
    await control("/outage", { times: 0 })
  })
  afterAll(async () => {
    await Promise.all([opened?.database.end(), opened?.ledger.end()])
    await opened?.shop.close()
  })
  return control
}
