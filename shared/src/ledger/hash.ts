import { ByteWriter } from "./byte-writer.js"

/** SHA-256 of the bytes as 64 lower-case hex digits; passed in, because the core has no platform (LEDGER 16). */
export type Hash = (bytes: Uint8Array) => string

/** `previousHash` of the first entry. */
export const GENESIS_HASH = "0".repeat(64)

/** Hash of texts, each after its own length, so that no two lists of texts share their bytes. */
export function hashOfTexts(hash: Hash, ...texts: readonly string[]): string {
  const out = new ByteWriter()
  for (const text of texts) out.sized(text)
  return hash(out.bytes())
}
