import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto"

/** Keys by id; the first one seals, all of them open (rotation). */
export type SealingKeys = { current: string; keys: ReadonlyMap<string, Buffer> }

/** Thrown when a sealed value cannot be opened: the key is gone or the bytes were changed. Holds no plain text. */
export class SealBroken extends Error {
  constructor(readonly keyId: string) {
    super(`a sealed value of key ${keyId} cannot be opened`)
    this.name = "SealBroken"
  }
}

/** Reads `keyId:base64(32 bytes)` pairs, comma separated. @throws when a key is not 32 bytes. */
export function readSealingKeys(value: string): SealingKeys {
  const keys = new Map<string, Buffer>()
  for (const pair of value.split(",")) {
    const cut = pair.indexOf(":")
    const key = Buffer.from(pair.slice(cut + 1), "base64")
    if (cut < 1 || key.length !== 32) throw new Error("REGISTRY_ENCRYPTION_KEYS holds a key that is not keyId:base64 of 32 bytes")
    keys.set(pair.slice(0, cut), key)
  }
  const [current] = keys.keys()
  if (current === undefined) throw new Error("REGISTRY_ENCRYPTION_KEYS is empty")
  return { current, keys }
}

/** AES-256-GCM, `1.keyId.iv.tag.text`. The place (household id and field) is authenticated, so a value cannot be moved to another row. */
export function seal({ current, keys }: SealingKeys, place: string, plain: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv("aes-256-gcm", keyOf(keys, current), iv).setAAD(Buffer.from(place))
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()])
  return ["1", current, iv.toString("base64url"), cipher.getAuthTag().toString("base64url"), text.toString("base64url")].join(".")
}

/** Opens what `seal` made at the same place. @throws SealBroken */
export function unseal({ keys }: SealingKeys, place: string, sealed: string): string {
  const [version, keyId = "?", iv = "", tag = "", text = ""] = sealed.split(".")
  if (version !== "1") throw new SealBroken(keyId)
  const decipher = createDecipheriv("aes-256-gcm", keyOf(keys, keyId), Buffer.from(iv, "base64url"), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(place)).setAuthTag(Buffer.from(tag, "base64url"))
  try {
    return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8")
  } catch {
    throw new SealBroken(keyId)
  }
}

/** Finds the same household twice without storing who it is: HMAC of county, normalised name and phone (PIPL; DOMAIN). */
export function duplicateKey(hmacKey: Buffer, household: { countyCode: string; name: string; phone: string }): string {
  const name = household.name.normalize("NFKC").replace(/\s+/g, "")
  return createHmac("sha256", hmacKey).update(JSON.stringify([household.countyCode, name, household.phone.replace(/\D/g, "")])).digest("hex")
}

/** The key of an id. @throws SealBroken when it is gone. */
export function keyOf(keys: ReadonlyMap<string, Buffer>, keyId: string): Buffer {
  const key = keys.get(keyId)
  if (!key) throw new SealBroken(keyId)
  return key
}
