import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, readFile, stat } from "node:fs/promises"
import path from "node:path"
import { root } from "../shop/settings.js"
import { writeJournalExport } from "./journal-export.js"
import { machine, row } from "./measure.js"

/**
 * The offline auditor on an export of so many entries and their rollups, written once and kept: how long it takes, and the most memory
 * the whole process ever held (`VmHWM`). Fails unless every entry is found lawful.
 */
export async function benchAudit(entries: number): Promise<void> {
  if (!Number.isSafeInteger(entries) || entries < 1) throw new Error(`expected a number of entries, found ${entries}`)
  const folder = path.resolve(root, process.env.BENCH_DATA_DIR ?? ".data/bench")
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `journal-${entries}`)
  if (!existsSync(file)) console.log("written", await writeJournalExport(file, entries))
  const begun = performance.now()
  const { said, peakMb } = await verify(file)
  console.log(said)
  console.log(`${machine()}\n`)
  console.log(row("entries", "export", "seconds", "highest resident memory"))
  console.log(row("---", "---", "---", "---"))
  console.log(row(entries, `${((await stat(file)).size / 2 ** 20).toFixed(0)} MB`, ((performance.now() - begun) / 1000).toFixed(0), `${peakMb.toFixed(0)} MB`))
}

/** Runs `npm run ledger:verify` as it stands in package.json, without npm around it. */
async function verify(file: string): Promise<{ said: string; peakMb: number }> {
  const { scripts } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }
  const [, ...args] = (scripts["ledger:verify"] ?? "").split(" ")
  const child = spawn(process.execPath, [...args, file, "--checkpoints", `${file}.checkpoints`, "--rollups", `${file}.rollups`, "--public-key", `${file}.pem`], { cwd: root, env: { ...process.env, NODE_OPTIONS: "" }, stdio: ["ignore", "pipe", "inherit"] })
  let [said, peakKb] = ["", 0]
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text))
  const watch = setInterval(() => void readFile(`/proc/${child.pid}/status`, "utf8").then((status) => (peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))), () => undefined), 250)
  const code = await new Promise<number | null>((done) => child.on("close", done))
  clearInterval(watch)
  if (code !== 0) throw new Error(`ledger:verify ended with ${code}: ${said}`)
  return { said, peakMb: peakKb / 1024 }
}
