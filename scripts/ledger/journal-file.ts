import { open, type FileHandle } from "node:fs/promises"
import { type Entry, type EntryRecall, parseEntry } from "../../shared/src/ledger/index.js"

const CHUNK_BYTES = 1 << 20
const LINE_FEED = 0x0a

/**
 * An exported journal (or rollups, which have lines too), read once from its beginning, a line at a time, and again wherever an earlier entry is needed: of
 * each line its place in the file is kept, 8 bytes, and nothing else. A journal of any size passes through.
 */
export class JournalFile {
  /** where each line ends; line n holds entry n + 1, which is what the chain proves */
  #ends = new Float64Array(1024)
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

  /** The file's lines from the first, parted at line feeds alone. Throws where bytes are not UTF-8. */
  async *lines(): AsyncGenerator<string> {
    this.#lines = 0
    let rest: Buffer = Buffer.alloc(0)
    let begins = 0
    for (let position = 0; ; ) {
      const { buffer, bytesRead } = await this.file.read({ buffer: Buffer.allocUnsafe(CHUNK_BYTES), position })
      if (bytesRead === 0) break
      position += bytesRead
      const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      let from = 0
      for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
        this.#keep(begins + to)
        yield this.#textOf(bytes.subarray(from, to))
        from = to + 1
      }
      rest = bytes.subarray(from)
      begins += from
    }
    if (rest.length === 0) return
    this.#keep(begins + rest.length)
    yield this.#textOf(rest)
  }

  /** Whether the line of this entry was passed. */
  has(sequence: bigint): boolean {
    return sequence >= 1n && sequence <= BigInt(this.#lines)
  }

  /** Reads entries again whose lines were passed. Throws FieldUnreadable where a line is no entry. */
  readonly recall: EntryRecall = async (sequences) => Promise.all(sequences.map(async (sequence) => this.#entryAt(Number(sequence) - 1)))

  async #entryAt(line: number): Promise<Entry> {
    const begins = line === 0 ? 0 : (this.#ends[line - 1] as number) + 1
    const { buffer, bytesRead } = await this.file.read({ buffer: Buffer.allocUnsafe((this.#ends[line] as number) - begins), position: begins })
    return parseEntry(this.#textOf(buffer.subarray(0, bytesRead)))
  }

  #keep(end: number): void {
    if (this.#lines === this.#ends.length) {
      const larger = new Float64Array(2 * this.#lines)
      larger.set(this.#ends)
      this.#ends = larger
    }
    this.#ends[this.#lines] = end
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
