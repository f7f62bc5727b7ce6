import { open, type FileHandle } from "node:fs/promises"
import { type Entry, type EntryRecall, parseEntry } from "../../shared/src/ledger/index.js"

const CHUNK_BYTES = 1 << 20
const LINE_FEED = 0x0a

/**
 * An exported journal, read once from its beginning, a line at a time, and again wherever an earlier entry is needed: of
 * each line its place in the file is kept, 8 bytes, and nothing else. A journal of any size passes through.
 */
export class JournalFile {
  /** where each line begins; line n holds entry n + 1, which is what the chain proves */
  #begins = new Float64Array(1024)
  #lines = 0
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

  private constructor(readonly name: string, private readonly file: FileHandle) {}

  /** The caller closes it. Throws what opening the file throws. */
  static async open(name: string): Promise<JournalFile> {
    return new JournalFile(name, await open(name, "r"))
  }

  async close(): Promise<void> {
    await this.file.close()
  }

  /** The file's lines, parted at line feeds alone. Throws where bytes are not UTF-8. */
  async *lines(): AsyncGenerator<string> {
    let rest: Buffer = Buffer.alloc(0)
    let begins = 0
    for (let position = 0; ; ) {
      const { buffer, bytesRead } = await this.file.read({ buffer: Buffer.allocUnsafe(CHUNK_BYTES), position })
      if (bytesRead === 0) break
      position += bytesRead
      const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      let from = 0
      for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
        this.#keep(begins + from)
        yield this.#textOf(bytes.subarray(from, to))
        from = to + 1
      }
      rest = bytes.subarray(from)
      begins += from
    }
    if (rest.length === 0) return
    this.#keep(begins)
    yield this.#textOf(rest)
  }

  /** Reads entries again whose lines were passed. */
  readonly recall: EntryRecall = async (sequences) => Promise.all(sequences.map(async (sequence) => this.#entryAt(Number(sequence) - 1)))

  async #entryAt(line: number): Promise<Entry> {
    const [begins, next] = [this.#begins[line] as number, this.#begins[line + 1] as number]
    const { buffer, bytesRead } = await this.file.read({ buffer: Buffer.allocUnsafe(next - begins - 1), position: begins })
    return parseEntry(this.#textOf(buffer.subarray(0, bytesRead)))
  }

  #keep(begins: number): void {
    if (this.#lines + 1 >= this.#begins.length) {
      const larger = new Float64Array(2 * this.#begins.length)
      larger.set(this.#begins)
      this.#begins = larger
    }
    this.#begins[this.#lines] = begins
    this.#lines += 1
  }

  #textOf(bytes: Buffer): string {
    try {
      return this.#decoder.decode(bytes)
    } catch {
      throw new Error(`${this.name}, line ${this.#lines}: expected UTF-8, found other bytes`)
    }
  }
}
