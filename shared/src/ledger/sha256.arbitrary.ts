const ROUND = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
  0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
  0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]

/** SHA-256 (FIPS 180-4) for tests: this package has no platform to ask, and its frozen vectors need the real function. */
export function sha256(bytes: Uint8Array): string {
  const padded = pad(bytes)
  const view = new DataView(padded.buffer)
  const state = Uint32Array.from(START)
  for (let at = 0; at < padded.length; at += 64) absorb(state, view, at)
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("")
}

function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(64 * Math.ceil((bytes.length + 9) / 64))
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor((bytes.length * 8) / 2 ** 32))
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0)
  return padded
}

function absorb(state: Uint32Array, view: DataView, at: number): void {
  const word = schedule(view, at)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + (word[i] ?? 0)) | 0
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] ?? 0) + value))
}

function schedule(view: DataView, at: number): Int32Array {
  const word = new Int32Array(64)
  for (let i = 0; i < 16; i += 1) word[i] = view.getInt32(at + 4 * i)
  for (let i = 16; i < 64; i += 1) {
    const old = word[i - 15] ?? 0
    const recent = word[i - 2] ?? 0
    const low = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3)
    const high = turn(recent, 17) ^ turn(recent, 19) ^ (recent >>> 10)
    word[i] = ((word[i - 16] ?? 0) + low + (word[i - 7] ?? 0) + high) | 0
  }
  return word
}

const turn = (value: number, bits: number): number => (value >>> bits) | (value << (32 - bits))
