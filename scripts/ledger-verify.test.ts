import { execFile } from "node:child_process"
import { createHash, generateKeyPairSync, sign } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { exampleJournal } from "../shared/src/ledger/example-journal.arbitrary.js"
import { NOON_MS } from "../shared/src/ledger/journal.arbitrary.js"
import { type Entry, printCheckpoint, printEntry, printRollupHeading, printRollupRow, type RollupRow, signCheckpoint } from "../shared/src/ledger/index.js"
import { rollupRowsOf } from "../shared/src/ledger/rollup-rows.arbitrary.js"

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

const spoiled = lines.map((line, index) => (index === 4 ? line.replace('"amountFen":"10000"', '"amountFen":"10001"') : line))
const rollupRows = rollupRowsOf(exampleJournal().entries, (bytes) => createHash("sha256").update(bytes).digest("hex"))

async function writeRollups(rows: readonly RollupRow[], at: Pick<Entry, "sequence" | "hash"> = head): Promise<void> {
  await writeFile(path.join(folder, "rollups"), [printRollupHeading({ sequence: at.sequence, hash: at.hash }), ...rows.map(printRollupRow)].map((line) => `${line}\n`).join(""))
}

describe("the offline auditor", () => {
  it("says of an honest export, in plain Chinese, what was checked and that nothing was changed", async () => {
    const { code, said } = await verify(lines, "--public-key", "key.pem")
    expect(said).toContain("✓ 账目完整：自 2026-11-23 起至 2026-11-26，共 10 笔，没有一笔被改动、删去或插入。")
    expect(said).toContain(`最后一笔是第 10 笔，指纹 ${head.hash}`)
    expect(said).toContain("1 个检查点，全部与账目相符")
    expect(said).toContain("签名：检查点的签名用公钥核对过")
    expect(said).toMatch(/借贷相等：(\d+) 行分录，借方合计 (¥[\d,.]+)，贷方合计 \2/)
    expect(said).toContain("销售 3、退款 3、无订单收款 2、无订单退款 1、更正 1")
    expect(said).not.toContain("注意")
    expect(code).toBe(0)
  }, 20_000)

  it("says the same in English, and to a machine", async () => {
    expect((await verify(lines, "--public-key", "key.pem", "--lang", "en")).said).toContain("✓ The ledger is whole: from 2026-11-23 to 2026-11-26, 10 entries, none of them changed, removed or slipped in.")
    const { code, said } = await verify(lines, "--public-key", "key.pem", "--json")
    expect(JSON.parse(said)).toMatchObject({ whole: true, entries: "10", head: { sequence: "10", hash: head.hash }, checkpoints: 1, uncovered: "0", signaturesChecked: true, kinds: { sale: 3 }, rollups: null })
    expect(code).toBe(0)
  }, 20_000)

  it("checks signatures with the key beside the checkpoints, without being told to", async () => {
    const beside = path.join(folder, `checkpoints.${keyId}.pem`)
    await writeFile(beside, ours.publicKey.export({ type: "spki", format: "pem" }))
    try {
      expect((await verify(lines, "--lang", "en")).said).toContain("were signed by the market's key")
      const forged = printCheckpoint({ ...checkpoint, signature: sign(null, Buffer.from("another head"), ours.privateKey).toString("base64") })
      await writeFile(path.join(folder, "forged"), `${forged}\n`)
      await writeFile(path.join(folder, `forged.${keyId}.pem`), ours.publicKey.export({ type: "spki", format: "pem" }))
      const { code, said } = await verify(lines, "--checkpoints", "forged")
      expect(said).toContain("问题出在第 10 笔")
      expect(said).toContain("先确认公钥是监督方自己保存的那一份")
      expect(said).toContain("signature")
      expect(code).toBe(1)
    } finally {
      await rm(beside)
    }
  }, 20_000)

  it("warns when it has no key to check signatures with, and when the newest entries stand behind every checkpoint", async () => {
    expect(await verify(lines, "--lang", "en")).toMatchObject({ code: 0, said: expect.stringContaining("SIGNATURES NOT CHECKED") })
    const early = exampleJournal().entries[6]!
    await writeFile(path.join(folder, "early"), printCheckpoint(signCheckpoint(early, { at: NOON_MS, keyId, sign: (bytes) => sign(null, bytes, ours.privateKey).toString("base64") })))
    expect(await verify(lines, "--checkpoints", "early", "--public-key", "key.pem")).toMatchObject({ code: 0, said: expect.stringContaining("注意：最新的 3 笔之后还没有检查点") })
  }, 20_000)

  it("names the entry of which one byte was changed, what that means and what to do", async () => {
    const { code, said } = await verify(spoiled)
    expect(said).toContain("✗ 账目有问题：问题出在第 5 笔。")
    expect(said).toContain("这是 2026-11-25 的一笔退款，订单 order_mixed。")
    expect(said).toContain("说明什么：有人改了这一笔的内容，或在这里删去、插入、调换过账。")
    expect(said).toContain("它之前的 4 笔没有问题")
    expect(said).toContain("停止结算和兑付")
    expect(said).toContain("chain")
    expect(code).toBe(1)
    const english = await verify(spoiled, "--lang", "en")
    expect(english).toMatchObject({ code: 1, said: expect.stringContaining("something is wrong with entry 5") })
    expect(english.said).toContain("Touch nothing: keep this export")
    expect(JSON.parse((await verify(spoiled, "--json")).said)).toMatchObject({ whole: false, entries: "4", finding: { sequence: "5", law: "chain" } })
  }, 20_000)

  it("names the newest entry when it was deleted", async () => {
    const { code, said } = await verify(lines.slice(0, 9))
    expect(said).toContain("问题出在第 10 笔")
    expect(said).toContain("末尾少了账")
    expect(code).toBe(1)
  }, 20_000)

  it("says of a shop without checkpoints that there are none yet, and which file to name", async () => {
    const { code, said } = await verify(lines, "--checkpoints", "none.jsonl")
    expect(said).toContain("there are no checkpoints in")
    expect(said).toContain("a shop that has sold nothing has none yet")
    expect(code).toBe(2)
  }, 20_000)

  it("says what it needs, and which file it cannot read, with an exit code of its own", async () => {
    expect(await verify(lines, "surplus")).toMatchObject({ code: 2, said: expect.stringContaining("npm run ledger:verify -- FILE") })
    expect(await verify(lines, "--public-key", "nowhere.pem")).toMatchObject({ code: 2, said: expect.stringContaining("nowhere.pem") })
  }, 20_000)
})

describe("the rollups beside an export", () => {
  it("are made anew from the entries and are found equal", async () => {
    await writeRollups(rollupRows)
    const { code, said } = await verify(lines, "--rollups", "rollups", "--public-key", "key.pem")
    expect(said).toContain(`汇总表：报表用的 4 张汇总表共 ${rollupRows.length} 行，与逐笔账目重新加总的结果完全一致。`)
    expect(code).toBe(0)
  }, 20_000)

  it("are named where one sum is one fen wrong, with what to do, while the ledger itself is whole", async () => {
    const wrong = rollupRows.findIndex(({ rollup }) => rollup === "household_month")
    await writeRollups(rollupRows.map((row, index) => (index === wrong ? { ...row, sums: row.sums.map((sum, at) => (at === 0 ? sum + 1n : sum)) } : row)))
    const { code, said } = await verify(lines, "--rollups", "rollups", "--public-key", "key.pem")
    expect(said).toContain("✗ 账目完整，但报表用的汇总表与账目不符。")
    expect(said).toContain("npm run ledger:rebuild-rollups -- --from-entries")
    const { key, sums } = rollupRows[wrong]!
    expect(said).toContain(`农户每月汇总，2026-11-01 [${key.slice(1).filter((part) => part !== "").join(" ")}] accruedFen：应为 ${sums[0]}、实为 ${(sums[0] ?? 0n) + 1n}`)
    expect(code).toBe(1)
    expect(JSON.parse((await verify(lines, "--rollups", "rollups", "--json")).said)).toMatchObject({ whole: false, ok: true, rollups: { kind: "compared", differences: [{ rollup: "household_month", sum: "accruedFen" }] } })
  }, 20_000)

  it("are not compared when they are of another moment or cannot be read", async () => {
    await writeRollups(rollupRows, { sequence: 9n, hash: head.previousHash })
    expect(await verify(lines, "--rollups", "rollups")).toMatchObject({ code: 1, said: expect.stringContaining("它与账目不是同一时刻导出的") })
    await writeRollups([])
    await writeFile(path.join(folder, "rollups"), `${printRollupHeading({ sequence: head.sequence, hash: head.hash })}\n["sales_day",[],[]]\n`)
    expect(await verify(lines, "--rollups", "rollups")).toMatchObject({ code: 1, said: expect.stringContaining("文件第 2 行读不出来") })
  }, 20_000)
})
