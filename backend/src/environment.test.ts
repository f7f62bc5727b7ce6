import { describe, expect, it } from "vitest"
import { BadEnvironment, readEnvironment } from "./environment"

const key = `${"A".repeat(43)}=`
const demo: NodeJS.ProcessEnv = {
  DATABASE_URL: "postgres://a@localhost/a", BENEFIT_DATABASE_URL: "postgres://b@localhost/a", REGISTRY_DATABASE_URL: "postgres://c@localhost/a",
  MEILISEARCH_HOST: "http://127.0.0.1:7700/", MEILISEARCH_API_KEY: "0123456789abcdef", STRIPE_API_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1", STRIPE_API_BASE: "http://127.0.0.1:9010",
  JWT_SECRET: "j".repeat(32), COOKIE_SECRET: "c".repeat(32), ORDER_TOKEN_SECRET: "o".repeat(32), REGISTRY_ENCRYPTION_KEYS: `k1:${key}`, REGISTRY_HMAC_KEY: key,
  LEDGER_SIGNING_KEY_FILE: "/keys/ledger.pem", LEDGER_CHECKPOINT_FILE: "/keys/checkpoints.jsonl", FILES_DIR: "/files", EVIDENCE_DIR: "/evidence",
}

const problemsOf = (source: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readEnvironment(source)
    return []
  } catch (error) {
    if (error instanceof BadEnvironment) return error.problems
    throw error
  }
}

describe("the backend's environment", () => {
  it("is read once, with trailing slashes of URLs dropped", () => {
    expect(readEnvironment(demo).MEILISEARCH_HOST).toBe("http://127.0.0.1:7700")
  })
  it("names every variable that is missing at once", () => {
    const { JWT_SECRET: _jwt, DATABASE_URL: _database, ...rest } = demo
    expect(problemsOf(rest)).toEqual(["DATABASE_URL: is not set", "JWT_SECRET: is not set"])
  })
  it("refuses short secrets and keys of the wrong length", () => {
    expect(problemsOf({ ...demo, COOKIE_SECRET: "short", REGISTRY_HMAC_KEY: "c2hvcnQ=" })).toHaveLength(2)
  })
  it("keeps evidence out of the folder that is served", () => {
    expect(problemsOf({ ...demo, EVIDENCE_DIR: "/files/private/../evidence" })).toEqual(["EVIDENCE_DIR lies in FILES_DIR, which is served to everybody"])
    expect(problemsOf({ ...demo, EVIDENCE_DIR: "/files-private" })).toEqual([])
  })
  it("refuses the stand-in, a test key and a demo secret in production", () => {
    expect(problemsOf({ ...demo, SHOP_MODE: "production", JWT_SECRET: `demo-only-${"j".repeat(32)}` })).toEqual([
      "STRIPE_API_BASE points to a payment stand-in; unset it in production",
      "STRIPE_API_KEY is not a live key",
      "JWT_SECRET still holds the demo value; set one of your own",
    ])
  })
  it("lets a complete production environment pass", () => {
    const { STRIPE_API_BASE: _standIn, ...rest } = demo
    expect(problemsOf({ ...rest, SHOP_MODE: "production", STRIPE_API_KEY: "sk_live_1" })).toEqual([])
  })
})
