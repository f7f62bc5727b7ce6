import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs"
import { join } from "node:path"

/** Append-only lines of JSON. One line is one request, so that a killed process never leaves half of one. */
export class JournalFile {
  private readonly path: string

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.path = join(folder, "payments.jsonl")
  }

  append(changes: unknown): void {
    appendFileSync(this.path, `${JSON.stringify(changes)}\n`)
  }

  /** Every whole line; a last line cut off by a crash was never answered and is removed. */
  replay(apply: (changes: unknown) => void): void {
    if (!existsSync(this.path)) return
    const content = readFileSync(this.path, "utf8")
    const whole = content.slice(0, content.lastIndexOf("\n") + 1)
    if (whole.length < content.length) truncateSync(this.path, Buffer.byteLength(whole))
    for (const line of whole.split("\n")) if (line) apply(JSON.parse(line))
  }
}
