import { generateKeyPairSync, randomBytes } from "node:crypto"
import fs from "node:fs"
import path from "node:path"

export interface Secrets {
  readonly postgres: string
  readonly benefitOwner: string
  readonly benefit: string
  readonly registryOwner: string
  readonly registry: string
  readonly meilisearch: string
  readonly jwt: string
  readonly cookie: string
  readonly orderToken: string
  readonly registryEncryption: string
  readonly registryHmac: string
  readonly stripeKey: string
  readonly stripeWebhook: string
}

const text = () => randomBytes(24).toString("hex")
const key = () => randomBytes(32).toString("base64")

function create(): Secrets {
  return {
    postgres: text(), benefitOwner: text(), benefit: text(), registryOwner: text(), registry: text(), meilisearch: text(),
    jwt: text(), cookie: text(), orderToken: text(),
    registryEncryption: `k1:${key()}`, registryHmac: key(), stripeKey: `sk_test_${text()}`, stripeWebhook: `whsec_${text()}`,
  }
}

/** This shop's own secrets, made at random once and readable by its owner alone. No default secret exists. */
export function secretsOf(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json")
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataDir, { recursive: true })
    fs.writeFileSync(`${file}.new`, JSON.stringify(create(), null, 2), { mode: 0o600 })
    fs.renameSync(`${file}.new`, file)
  }
  return JSON.parse(fs.readFileSync(file, "utf8")) as Secrets
}

/** The key that signs ledger checkpoints; it lives outside the database and no database role can read it. */
export function signingKeyFile(dataDir: string): string {
  const file = path.join(dataDir, "ledger", "signing-key.pem")
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync("ed25519")
    fs.writeFileSync(`${file}.new`, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 })
    fs.renameSync(`${file}.new`, file)
  }
  return file
}
