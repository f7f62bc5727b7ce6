import { bytesOf, type Codec, count, record, text, whole } from "./codec.js"
import type { Head } from "./entry.js"

/** A signed note of where the chain stood, kept outside the database (LEDGER 14). */
export interface Checkpoint {
  readonly sequence: bigint
  /** hash of that entry */
  readonly hash: string
  /** when it was signed, milliseconds since 1970 UTC */
  readonly at: number
  /** which key signed, so that keys can change */
  readonly keyId: string
  /** base64 of the signature over `checkpointBytes` */
  readonly signature: string
}

type Unsigned = Omit<Checkpoint, "signature">

const unsignedFields = { sequence: whole, hash: text, at: count, keyId: text }
const signedContent: Codec<{ purpose: string; checkpoint: Unsigned }> = record({ purpose: text, checkpoint: record<Unsigned>(unsignedFields) })
const checkpointFormat: Codec<Checkpoint> = record<Checkpoint>({ ...unsignedFields, signature: text })

/** The bytes that are signed: the purpose first, so that the key's signatures mean nothing elsewhere. */
export function checkpointBytes({ sequence, hash, at, keyId }: Unsigned): Uint8Array {
  return bytesOf(signedContent, { purpose: "qianhang-ledger-checkpoint/1", checkpoint: { sequence, hash, at, keyId } })
}

/** Signs a checkpoint of this head. `sign` returns base64. */
export function signCheckpoint(head: Head, signer: { readonly at: number; readonly keyId: string; readonly sign: (bytes: Uint8Array) => string }): Checkpoint {
  const unsigned = { sequence: head.sequence, hash: head.hash, at: signer.at, keyId: signer.keyId }
  return { ...unsigned, signature: signer.sign(checkpointBytes(unsigned)) }
}

/** Whether a signature is the key's over these bytes; false for an unknown key. */
export type VerifySignature = (bytes: Uint8Array, signature: string, keyId: string) => boolean

/** Whether the checkpoint's own signature holds. */
export function verifyCheckpoint(checkpoint: Checkpoint, verify: VerifySignature): boolean {
  return verify(checkpointBytes(checkpoint), checkpoint.signature, checkpoint.keyId)
}

/** One checkpoint as one line of the checkpoint file, without the line break. */
export const printCheckpoint = (checkpoint: Checkpoint): string => JSON.stringify(checkpointFormat.toJson(checkpoint))

/** Reads such a line. Throws FieldUnreadable, or SyntaxError where it is no JSON. */
export const parseCheckpoint = (line: string): Checkpoint => checkpointFormat.fromJson(JSON.parse(line), "checkpoint")
