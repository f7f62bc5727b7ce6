import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { keyOf, SealBroken, type SealingKeys } from "./seal"

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM over a whole file: version, length and text of the key's id, iv, tag, then the sealed bytes.
 * The place (the file's id) is authenticated, so one file cannot be passed off as another.
 */
export function sealBytes({ current, keys }: SealingKeys, place: string, plain: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv("aes-256-gcm", keyOf(keys, current), iv).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  const keyId = Buffer.from(current)
  return Buffer.concat([Buffer.from([VERSION, keyId.length]), keyId, iv, cipher.getAuthTag(), sealed])
}

/** Opens what `sealBytes` made at the same place. @throws SealBroken */
export function unsealBytes({ keys }: SealingKeys, place: string, sealed: Buffer): Buffer {
  const keyId = keyIdOf(sealed)
  const at = 2 + Buffer.byteLength(keyId)
  const tagAt = at + IV_BYTES
  const textAt = tagAt + TAG_BYTES
  const key = keyOf(keys, keyId)
  if (sealed.length < textAt) throw new SealBroken(keyId)
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(at, tagAt), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(tagAt, textAt))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()])
  } catch {
    throw new SealBroken(keyId)
  }
}

/** The id of the key a file was sealed with; for rotation. @throws SealBroken when these are no sealed bytes. */
export function keyIdOf(sealed: Buffer): string {
  const [version, length = 0] = sealed
  if (version !== VERSION || length === 0 || sealed.length < 2 + length) throw new SealBroken("?")
  return sealed.subarray(2, 2 + length).toString("utf8")
}
