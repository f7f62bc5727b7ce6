import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto"
import { open, readFile, writeFile } from "node:fs/promises"
import { parseCheckpoint, printCheckpoint, signCheckpoint, type Checkpoint, type Head, type VerifySignature } from "@qianhang/shared/ledger"

/** Where checkpoints go and with which key; neither is within the database role's reach (LEDGER 14). */
export type CheckpointPlace = { signingKeyFile: string; checkpointFile: string }

/** Names a key by its public half, so that a verifier knows which one signed. 16 hex digits. */
export const keyIdOf = (publicKey: KeyObject): string => createHash("sha256").update(publicKey.export({ type: "spki", format: "der" })).digest("hex").slice(0, 16)

/**
 * Signs the head and appends the line with fsync. Signs nothing when the newest checkpoint names this head already.
 * @throws when the key is not Ed25519 or the file cannot be written.
 */
export async function appendCheckpoint(place: CheckpointPlace, head: Head, nowMs: number): Promise<Checkpoint> {
  const newest = await newestCheckpoint(place)
  if (newest && newest.sequence === head.sequence && newest.hash === head.hash) return newest
  const key = createPrivateKey(await readFile(place.signingKeyFile))
  if (key.asymmetricKeyType !== "ed25519") throw new Error(`${place.signingKeyFile} is not an Ed25519 key`)
  const publicKey = createPublicKey(key)
  await writePublicKey(place, publicKey)
  const checkpoint = signCheckpoint(head, { at: nowMs, keyId: keyIdOf(publicKey), sign: (bytes) => sign(null, bytes, key).toString("base64") })
  const file = await open(place.checkpointFile, "a")
  try {
    await file.appendFile(`${printCheckpoint(checkpoint)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return checkpoint
}

/** All checkpoints in the order they were written; a line cut off by a crash is left out. */
export async function readCheckpoints(place: Pick<CheckpointPlace, "checkpointFile">): Promise<Checkpoint[]> {
  const lines = (await textOf(place.checkpointFile)).split("\n")
  lines.pop()
  return lines.filter((line) => line !== "").map(parseCheckpoint)
}

export async function newestCheckpoint(place: Pick<CheckpointPlace, "checkpointFile">): Promise<Checkpoint | null> {
  return (await readCheckpoints(place)).at(-1) ?? null
}

/** Says of a signature whether our own key made it. */
export async function ownSignature(place: Pick<CheckpointPlace, "signingKeyFile">): Promise<VerifySignature> {
  const publicKey = createPublicKey(createPrivateKey(await readFile(place.signingKeyFile)))
  return (bytes, signature, keyId) => keyId === keyIdOf(publicKey) && verify(null, bytes, publicKey, Buffer.from(signature, "base64"))
}

/** Leaves the public half beside the checkpoints, `<file>.<key id>.pem`, so that anybody can check them: `ledger:verify --public-key`. */
async function writePublicKey({ checkpointFile }: CheckpointPlace, publicKey: KeyObject): Promise<void> {
  await writeFile(`${checkpointFile}.${keyIdOf(publicKey)}.pem`, publicKey.export({ type: "spki", format: "pem" }))
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return ""
    throw error
  }
}
