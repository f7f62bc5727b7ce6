import path from "node:path"
import { secretsOf, signingKeyFile } from "./secrets.js"
import { CannotStart, type Settings } from "./settings.js"

const loopback = (port: number) => `http://127.0.0.1:${port}`

/** The database every shop keeps its three schemas in. */
export const databaseName = "qianhang"

/** Embedded PostgreSQL's URLs, one per role: commerce, and owner and runtime of the two schemas that hold money and people. */
function databaseUrls(settings: Settings): Record<string, string> {
  const secrets = secretsOf(settings.dataDir)
  const as = (role: string, password: string) => `postgres://${role}:${password}@localhost:${settings.ports.postgres}/${databaseName}`
  return {
    DATABASE_URL: as("postgres", secrets.postgres),
    BENEFIT_OWNER_DATABASE_URL: as("benefit_owner", secrets.benefitOwner),
    BENEFIT_DATABASE_URL: as("benefit_runtime", secrets.benefit),
    REGISTRY_OWNER_DATABASE_URL: as("registry_owner", secrets.registryOwner),
    REGISTRY_DATABASE_URL: as("registry_runtime", secrets.registry),
  }
}

function addresses(settings: Settings): Record<string, string> {
  const { ports } = settings
  return {
    STOREFRONT_PORT: String(ports.storefront), BACKEND_PORT: String(ports.backend), ADMIN_PORT: String(ports.admin), PAYMENT_STANDIN_PORT: String(ports.standIn),
    STOREFRONT_URL: loopback(ports.storefront), BACKEND_URL: loopback(ports.backend), ADMIN_URL: loopback(ports.admin),
  }
}

/** Which embedded parts this shop runs itself; a variable that names a real one replaces it. */
export const embedded = () => ({
  postgres: !process.env.DATABASE_URL,
  meilisearch: !process.env.MEILISEARCH_HOST,
  standIn: !process.env.STRIPE_API_KEY,
})

const partners = {
  DATABASE_URL: ["BENEFIT_OWNER_DATABASE_URL", "BENEFIT_DATABASE_URL", "REGISTRY_OWNER_DATABASE_URL", "REGISTRY_DATABASE_URL"],
  MEILISEARCH_HOST: ["MEILISEARCH_API_KEY"],
  STRIPE_API_KEY: ["STRIPE_WEBHOOK_SECRET"],
} as const

/** @throws CannotStart when a variable replaces an embedded part and what belongs to it is not set. */
export function assertReplacedWhole(given: NodeJS.ProcessEnv = process.env): void {
  for (const [name, belonging] of Object.entries(partners)) {
    const missing = given[name] ? belonging.filter((each) => !given[each]) : []
    if (missing.length > 0) throw new CannotStart(`${name} replaces an embedded part, but what belongs to it is not set: set ${missing.join(", ")} too, or unset ${name}.`)
  }
}

/**
 * Everything the backend, the two front ends, the seed and the tools read, for the embedded shop.
 * Whatever the caller's environment sets wins, one variable at a time.
 */
export function shopEnvironment(settings: Settings): NodeJS.ProcessEnv {
  const secrets = secretsOf(settings.dataDir)
  const own = embedded()
  const made: Record<string, string> = {
    SHOP_MODE: "demo",
    MEDUSA_DISABLE_TELEMETRY: "true",
    ...addresses(settings),
    ...(own.postgres ? databaseUrls(settings) : {}),
    ...(own.meilisearch ? { MEILISEARCH_HOST: loopback(settings.ports.meilisearch), MEILISEARCH_API_KEY: secrets.meilisearch } : {}),
    ...(own.standIn ? { STRIPE_API_KEY: secrets.stripeKey, STRIPE_API_BASE: loopback(settings.ports.standIn), STRIPE_WEBHOOK_SECRET: secrets.stripeWebhook, PAYMENT_STANDIN_URL: loopback(settings.ports.standIn) } : {}),
    WEBHOOK_URL: `${loopback(settings.ports.backend)}/hooks/payments/stripe`,
    WEBHOOK_SECRET: secrets.stripeWebhook,
    PAYMENT_STANDIN_DIR: path.join(settings.dataDir, "payment-stand-in"),
    JWT_SECRET: secrets.jwt, COOKIE_SECRET: secrets.cookie, ORDER_TOKEN_SECRET: secrets.orderToken,
    REGISTRY_ENCRYPTION_KEYS: secrets.registryEncryption, REGISTRY_HMAC_KEY: secrets.registryHmac,
    LEDGER_SIGNING_KEY_FILE: signingKeyFile(settings.dataDir),
    LEDGER_CHECKPOINT_FILE: path.join(settings.dataDir, "ledger", "checkpoints.jsonl"),
    FILES_DIR: path.join(settings.dataDir, "files"),
    EVIDENCE_DIR: path.join(settings.dataDir, "evidence"),
    DEMO_DATA_FILE: path.join(settings.dataDir, "demo.json"),
  }
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined && value !== ""))
  // What is built runs as built, also in a shell that works on something else.
  return { ...made, ...given, NODE_ENV: "production" }
}
