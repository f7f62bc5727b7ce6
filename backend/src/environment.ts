import path from "node:path"
import { z } from "zod"

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback)
const secret = z.string().min(32, "needs at least 32 characters")
const url = z.url().transform((value) => value.replace(/\/+$/, ""))

/** Secrets that the demo shop uses and that everybody can read in this repository. Production refuses each of them. */
export const DEMO_SECRET_MARK = "demo-only-"

const schema = z.object({
  SHOP_MODE: z.enum(["demo", "production"]).default("demo"),
  BACKEND_PORT: port(9000),
  BACKEND_HOST: z.string().default("127.0.0.1"),
  DATABASE_URL: z.string().min(1),
  BENEFIT_DATABASE_URL: z.string().min(1),
  REGISTRY_DATABASE_URL: z.string().min(1),
  MEILISEARCH_HOST: url,
  MEILISEARCH_API_KEY: z.string().min(16),
  MEILISEARCH_INDEX_PREFIX: z.string().regex(/^[a-z0-9-]+$/, "is made of small letters, digits and hyphens").default("qianhang"),
  REDIS_URL: z.string().optional(),
  STRIPE_API_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_BASE: url.optional(),
  STOREFRONT_URL: url.default("http://127.0.0.1:8000"),
  BACKEND_URL: url.default("http://127.0.0.1:9000"),
  ADMIN_URL: url.default("http://127.0.0.1:7000"),
  JWT_SECRET: secret,
  COOKIE_SECRET: secret,
  ORDER_TOKEN_SECRET: secret,
  REGISTRY_ENCRYPTION_KEYS: z.string().regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, "is keyId:base64 of 32 bytes, comma separated"),
  REGISTRY_HMAC_KEY: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "is base64 of 32 bytes"),
  LEDGER_SIGNING_KEY_FILE: z.string().min(1),
  LEDGER_CHECKPOINT_FILE: z.string().min(1),
  FILES_DIR: z.string().min(1),
  EVIDENCE_DIR: z.string().min(1),
})
export type Environment = z.infer<typeof schema>

/** Thrown at boot with one sentence per variable, so that an operator sees everything that is wrong at once. */
export class BadEnvironment extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not complete:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`)
    this.name = "BadEnvironment"
  }
}

/** Whatever lies in the served folder can be fetched by anybody. */
function isServed(environment: Environment): boolean {
  const way = path.relative(path.resolve(environment.FILES_DIR), path.resolve(environment.EVIDENCE_DIR))
  return !way.startsWith("..") && !path.isAbsolute(way)
}

/** What production must never run with: the payment stand-in, a test key, or a secret printed in this repository. */
function productionProblems(environment: Environment): string[] {
  if (environment.SHOP_MODE !== "production") return []
  const problems: string[] = []
  if (environment.STRIPE_API_BASE) problems.push("STRIPE_API_BASE points to a payment stand-in; unset it in production")
  if (!environment.STRIPE_API_KEY.startsWith("sk_live_") && !environment.STRIPE_API_KEY.startsWith("rk_live_")) problems.push("STRIPE_API_KEY is not a live key")
  for (const [name, value] of Object.entries(environment)) {
    if (typeof value === "string" && value.includes(DEMO_SECRET_MARK)) problems.push(`${name} still holds the demo value; set one of your own`)
  }
  return problems
}

/**
 * Reads and checks the whole environment once.
 * @throws BadEnvironment naming every variable that is missing, malformed or not allowed in production.
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = schema.safeParse(source)
  if (!parsed.success) {
    throw new BadEnvironment(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${source[String(issue.path[0])] === undefined ? "is not set" : issue.message}`))
  }
  const problems = [...(isServed(parsed.data) ? ["EVIDENCE_DIR lies in FILES_DIR, which is served to everybody"] : []), ...productionProblems(parsed.data)]
  if (problems.length > 0) throw new BadEnvironment(problems)
  return parsed.data
}
