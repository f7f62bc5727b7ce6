import { execFile } from "node:child_process"
import { createHash, generateKeyPairSync, sign } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { exampleJournal } from "../shared/src/ledger/example-journal.arbitrary.js"
import { NOON_MS } from "../shared/src/ledger/journal.arbitrary.js"
import { printCheckpoint, printEntry, signCheckpoint } from "../shared/src/ledger/index.js"

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..")
const lines = exampleJournal().entries.map(printEntry)
const ours = generateKeyPairSync("ed25519")
const keyId = createHash("sha256").update(ours.publicKey.export({ type: "spki", format: "der" })).digest("hex").slice(0, 16)
const head = exampleJournal().entries.at(-1)!
const checkpoint = signCheckpoint(head, { at: NOON_MS, keyId, sign: (bytes) => sign(null, bytes, ours.privateKey).toString("base64") })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ledger-verify-"))
  await writeFile(path.join(folder, "checkpoints"), `${printCheckpoint(checkpoint)}\n`)
  await writeFile(path.join(folder, "key.pem"), ours.publicKey.export({ type: "spki", format: "pem" }))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the auditor as a person does, on a journal with these lines. */
async function verify(journal: readonly string[], ...more: string[]): Promise<{ code: number; said: string }> {
  await writeFile(path.join(folder, "journal"), journal.map((line) => `${line}\n`).join(""))
  const args = ["--import", "tsx", "scripts/ledger-verify.ts", "journal", "--checkpoints", "checkpoints", ...more]
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root, env: { ...process.env, INIT_CWD: folder } }, (error, stdout, stderr) => done({ code: error === null ? 0 : Number(error.code), said: stdout + stderr }))
  })
}

describe("the offline auditor", () => {
  it("passes an honest export and its signed checkpoint", async () => {
    const { code, said } = await verify(lines, "--public-key", "key.pem")
    expect(said).toContain(`10 entries are lawful. Head 10 ${head.hash}`)
    expect(said).toContain("1 checkpoints hold, signatures checked; 0 newest entries")
    expect(code).toBe(0)
  }, 20_000)

  it("checks signatures with the key beside the checkpoints, without being told to", async () => {
    const beside = path.join(folder, `checkpoints.${keyId}.pem`)
    await writeFile(beside, ours.publicKey.export({ type: "spki", format: "pem" }))
    try {
      expect((await verify(lines)).said).toContain("1 checkpoints hold, signatures checked")
      const forged = printCheckpoint({ ...checkpoint, signature: sign(null, Buffer.from("another head"), ours.privateKey).toString("base64") })
      await writeFile(path.join(folder, "forged"), `${forged}\n`)
      await writeFile(path.join(folder, `forged.${keyId}.pem`), ours.publicKey.export({ type: "spki", format: "pem" }))
      expect(await verify(lines, "--checkpoints", "forged")).toMatchObject({ code: 1, said: expect.stringContaining('Entry 10 breaks the law') })
    } finally {
      await rm(beside)
    }
  }, 20_000)

  it("says so when it has no key to check signatures with", async () => {
    expect(await verify(lines)).toMatchObject({ code: 0, said: expect.stringContaining("SIGNATURES NOT CHECKED") })
  }, 20_000)

  it("names the entry of which one byte was changed", async () => {
    const { code, said } = await verify(lines.map((line, index) => (index === 4 ? line.replace('"amountFen":"10000"', '"amountFen":"10001"') : line)))
    expect(said).toContain('Entry 5 breaks the law "chain"')
    expect(code).toBe(1)
  }, 20_000)

  it("names the newest entry when it was deleted", async () => {
    const { code, said } = await verify(lines.slice(0, 9))
    expect(said).toContain('Entry 10 breaks the law "missing_entries"')
    expect(code).toBe(1)
  }, 20_000)

  it("says what it needs, and which file it cannot read", async () => {
    expect(await verify(lines, "surplus")).toMatchObject({ code: 1, said: expect.stringContaining("npm run ledger:verify -- FILE") })
    expect(await verify(lines, "--public-key", "nowhere.pem")).toMatchObject({ code: 1, said: expect.stringContaining("nowhere.pem") })
  }, 20_000)
})
