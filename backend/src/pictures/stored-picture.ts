import { access } from "node:fs/promises"
import path from "node:path"

const STORED = /^\/static\/pictures\/([A-Za-z0-9_-]{1,80}-640\.webp)$/

/** Whether a path names a picture that really lies in the store. A path of any other shape is not even looked up. */
export async function isStoredPicture(picture: string, filesDir: string): Promise<boolean> {
  const file = STORED.exec(picture)?.[1]
  return file !== undefined && access(path.join(filesDir, "pictures", file)).then(() => true, () => false)
}
