import { openRegistry } from "../database/open"
import { readSealingKeys } from "../sealing/seal"
import { foldersOf } from "../sealing/sealed-folder"
import { rotateKeys, type Rotated } from "./rotate-keys"

/** The whole rotation, with the owner's connection opened and closed. Keep the old keys in the environment until it has run. */
export async function rotateRegistry(given: { ownerUrl: string; encryptionKeys: string; evidenceDir: string }): Promise<{ current: string; rotated: Rotated }> {
  const keys = readSealingKeys(given.encryptionKeys)
  const source = await openRegistry(given.ownerUrl, 2)
  try {
    return { current: keys.current, rotated: await rotateKeys(source, keys, Object.values(foldersOf(given.evidenceDir, keys))) }
  } finally {
    await source.destroy()
  }
}
