import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

/** Runs a script so many times in all, by so many clients at once, over the extended protocol as our driver does. @returns transactions a second, connecting left out */
export async function pgbench(url: string, script: string, { clients, runs }: { clients: number; runs: number }): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "pgbench-"))
  const file = path.join(folder, "script.sql")
  try {
    await writeFile(file, script)
    const said = await run(["-n", "-M", "extended", "-c", `${clients}`, "-j", "2", "-t", `${Math.floor(runs / clients)}`, "-f", file, url])
    const rate = Number(/tps = ([\d.]+) \(without initial connection time\)/.exec(said)?.[1])
    if (!(rate > 0) || !/number of failed transactions: 0/.test(said)) throw new Error(`expected every transaction to succeed, found: ${said}`)
    return rate
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** `PGBENCH` names another binary than the one in PATH. */
async function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.env.PGBENCH ?? "pgbench", [...args], { maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout + stderr)
      else if ("code" in error && error.code === "ENOENT") reject(new Error("expected pgbench, which PostgreSQL's contrib packages bring (PGBENCH names it elsewhere)"))
      else reject(new Error(`pgbench: ${stderr || error.message}`))
    })
  })
}
