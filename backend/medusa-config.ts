import { defineConfig } from "@medusajs/framework/utils"
import { readEnvironment } from "./src/environment"

/** The composition root: the only file that names every provider. */
const environment = readEnvironment()
const { REDIS_URL: redisUrl } = environment

const redisModules = redisUrl
  ? [
      { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
      { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
      { resolve: "@medusajs/medusa/cache-redis", options: { redisUrl } },
      {
        resolve: "@medusajs/medusa/locking",
        options: { providers: [{ resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } }] },
      },
    ]
  : []

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: environment.DATABASE_URL,
    redisUrl,
    workerMode: (process.env.MEDUSA_WORKER_MODE as "shared" | "server" | "worker" | undefined) ?? "shared",
    http: {
      storeCors: environment.STOREFRONT_URL,
      adminCors: `${environment.ADMIN_URL},${environment.BACKEND_URL}`,
      authCors: `${environment.ADMIN_URL},${environment.BACKEND_URL},${environment.STOREFRONT_URL}`,
      jwtSecret: environment.JWT_SECRET,
      cookieSecret: environment.COOKIE_SECRET,
      jwtExpiresIn: "12h",
    },
    databaseDriverOptions: { pool: { min: 0, max: 20, acquireTimeoutMillis: 10_000 } },
  },
  admin: { path: "/app", backendUrl: environment.BACKEND_URL, disable: process.env.MEDUSA_DASHBOARD === "off" },
  modules: [
    ...redisModules,
    { resolve: "./src/modules/cooperative" },
    { resolve: "./src/modules/programme" },
    {
      resolve: "@medusajs/medusa/search",
      options: {
        index_prefix: environment.MEILISEARCH_INDEX_PREFIX,
        default_provider: "meilisearch",
        providers: [{ resolve: "./src/providers/meilisearch", id: "meilisearch", options: { host: environment.MEILISEARCH_HOST, apiKey: environment.MEILISEARCH_API_KEY } }],
      },
    },
    { resolve: "./src/modules/registry", options: { databaseUrl: environment.REGISTRY_DATABASE_URL, encryptionKeys: environment.REGISTRY_ENCRYPTION_KEYS, hmacKey: environment.REGISTRY_HMAC_KEY, evidenceDir: environment.EVIDENCE_DIR } },
    { resolve: "./src/modules/benefit", options: { databaseUrl: environment.BENEFIT_DATABASE_URL, signingKeyFile: environment.LEDGER_SIGNING_KEY_FILE, checkpointFile: environment.LEDGER_CHECKPOINT_FILE } },
    { resolve: "./src/modules/payment-inbox" },
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          {
            resolve: "./src/providers/stripe",
            id: "stripe",
            options: { apiKey: environment.STRIPE_API_KEY, webhookSecret: environment.STRIPE_WEBHOOK_SECRET, apiBase: environment.STRIPE_API_BASE, storefrontUrl: environment.STOREFRONT_URL },
          },
        ],
      },
    },
  ],
})
