import { expect, it } from "vitest"
import { sha256 } from "./sha256.arbitrary.js"

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

it("the tests' hash is SHA-256 as FIPS 180-4 prints it", () => {
  expect(sha256(ascii(""))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  expect(sha256(ascii("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  expect(sha256(ascii("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))).toBe("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
})
