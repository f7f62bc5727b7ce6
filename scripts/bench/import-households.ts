import { spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import { root } from "../shop/settings.js"

const USAGE = "npm run bench:import -- [--households 50000] [--errors 500] [--heap 256]   (PostgreSQL: TEST_DATABASE_URL)"
const LARGEST_PEAK_KB = 512 * 1024

interface Step { readonly step: string; readonly seconds: number; readonly peakKb: number }

/**
 * B10, the households: checks a sheet with planted errors, then a clean one, writes it, and checks it again, in one
 * process with a bounded heap. Prints seconds and the process's highest resident memory after each step; exit 1 when an
 * error was missed, anything was written that should not be, or the peak is above 512 MB.
 */
async function main(options: { households: number; errors: number; heapMb: number }): Promise<number> {
  console.log(`${options.households} households, ${options.errors} planted errors, heap ${options.heapMb} MB`)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-import-"))
  try {
    const made = run([], ["make", folder, String(options.households), String(options.errors)])
    if ((await ended(made)) !== 0) return 1
    return await measure(run([`--max-old-space-size=${options.heapMb}`], ["import", folder]))
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

const run = (flags: readonly string[], args: readonly string[]) => spawn(process.execPath, [...flags, "-r", "ts-node/register/transpile-only", "src/testing/bench-import.ts", ...args], { cwd: path.join(root, "backend"), stdio: ["ignore", "pipe", "inherit"] })
const ended = (child: ReturnType<typeof run>): Promise<number> => new Promise((resolve) => child.once("exit", (status) => resolve(status ?? 1)))

async function measure(child: ReturnType<typeof run>): Promise<number> {
  const exit = ended(child)
  let peakKb = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const said = line.startsWith("{") ? (JSON.parse(line) as Step) : null
    if (!said) continue
    peakKb = Math.max(peakKb, said.peakKb)
    console.log(`  ${said.step.padEnd(28)} ${said.seconds.toFixed(1).padStart(7)} s   peak ${Math.round(said.peakKb / 1024)} MB`)
  }
  const code = await exit
  if (code !== 0) return code
  const isWithin = peakKb <= LARGEST_PEAK_KB
  console.log(`${isWithin ? "✓" : "✗"} highest resident memory of the whole process ${Math.round(peakKb / 1024)} MB (bound 512 MB)`)
  return isWithin ? 0 : 1
}

const { values } = parseArgs({ options: { households: { type: "string", default: "50000" }, errors: { type: "string", default: "500" }, heap: { type: "string", default: "256" }, help: { type: "boolean", default: false } } })
if (values.help) console.log(USAGE)
else process.exitCode = await main({ households: Number(values.households), errors: Number(values.errors), heapMb: Number(values.heap) })
