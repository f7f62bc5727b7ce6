/** A text holds half a surrogate pair: it has no UTF-8 form, so it cannot be hashed without guessing. */
export class TextIllFormed extends Error {
  override readonly name = "TextIllFormed"
  constructor(readonly index: number) {
    super(`expected well-formed Unicode, found a lone surrogate at index ${index}`)
  }
}

/** Most texts are ids: one byte per letter, which is their UTF-8. */
const ASCII = /^[\p{ASCII}]*$/u

/** Collects canonical bytes. UTF-8 is written here because the core has no platform to ask. */
export class ByteWriter {
  #bytes: Uint8Array
  #length = 0

  /** `expected`: about how many bytes will come; it grows beyond. */
  constructor(expected = 128) {
    this.#bytes = new Uint8Array(expected)
  }

  /** ASCII only: digits, signs and the marks of the encoding. */
  ascii(text: string): void {
    this.#reserve(text.length)
    for (let i = 0; i < text.length; i += 1) this.#bytes[this.#length++] = text.charCodeAt(i)
  }

  /** The text's UTF-8 bytes, after their number and a colon. Throws TextIllFormed. */
  sized(text: string): void {
    if (ASCII.test(text)) return this.ascii(`${text.length}:${text}`)
    const bytes = utf8(text)
    this.ascii(`${bytes.length}:`)
    this.#reserve(bytes.length)
    for (const byte of bytes) this.#bytes[this.#length++] = byte
  }

  /** What was written so far. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}

function utf8(text: string): number[] {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const point = text.codePointAt(i) as number
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point))
    else if (point >= 0xd800 && point <= 0xdfff) throw new TextIllFormed(i)
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point))
    else {
      bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point))
      i += 1
    }
  }
  return bytes
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f)
