/** How many 32-bit words of a digest are kept: 128 bits, so that nobody finds two texts with the same ones. */
export const DIGEST_WORDS = 4

/** The first 128 bits of a hexadecimal digest, as words; a shorter digest (of a test's hash) ends in zeros. */
export function digestWords(hex: string): number[] {
  return Array.from({ length: DIGEST_WORDS }, (_, word) => Number.parseInt(hex.slice(8 * word, 8 * word + 8) || "0", 16))
}

/** The same numbers in an array of at least this length, with room to grow. */
export function withRoomFor(array: Uint32Array, length: number): Uint32Array {
  if (length <= array.length) return array
  const larger = new Uint32Array(Math.max(2 * array.length, length))
  larger.set(array)
  return larger
}
