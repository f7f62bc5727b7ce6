import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { exampleJournal } from "../../shared/src/ledger/example-journal.arbitrary.js"
import { printEntry } from "../../shared/src/ledger/index.js"
import { JournalFile } from "./journal-file.js"

const { entries } = exampleJournal()
const lines = entries.map(printEntry)
let folder: string
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), "journal-file-"))))
afterAll(() => rm(folder, { recursive: true }))

async function withFile<T>(content: string | Uint8Array, read: (file: JournalFile) => Promise<T>): Promise<T> {
  const name = path.join(folder, "journal")
  await writeFile(name, content)
  const file = await JournalFile.open(name)
  try {
    return await read(file)
  } finally {
    await file.close()
  }
}

async function all(file: JournalFile): Promise<string[]> {
  const read: string[] = []
  for await (const line of file.lines()) read.push(line)
  return read
}

describe("an exported journal", () => {
  it("is read line by line as it was written, the last one with or without its line break, however long", async () => {
    const long = "x".repeat(3 << 20)
    expect(await withFile(`${lines.join("\n")}\n`, all)).toEqual(lines)
    expect(await withFile([...lines, long, "", lines[0]].join("\n"), all)).toEqual([...lines, long, "", lines[0]])
    expect(await withFile("", all)).toEqual([])
  })

  it("gives any entry again whose line was passed, the last one too", async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => lines[index % lines.length]!)
    await withFile(many.map((line) => `${line}\n`).join(""), async (file) => {
      await all(file)
      expect(await file.recall([1n, 7n, 1_503n, 3_000n])).toEqual([entries[0], entries[6], entries[2], entries[9]])
    })
  })

  it("names the line that is not UTF-8", async () => {
    const spoiled = Buffer.from(`${lines[0]}\n${lines[1]}\n`)
    spoiled[lines[0]!.length + 40] = 0xff
    await expect(withFile(spoiled, all)).rejects.toThrow(/line [12]: expected UTF-8/)
  })
})
