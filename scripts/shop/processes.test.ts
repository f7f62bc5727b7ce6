import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { ProcessGroup } from "./processes.js"
import { CannotStart } from "./settings.js"

/** A build that starts a compiler and would never end, like turbo with its tasks. */
const endless = (folder: string) => {
  const file = path.join(folder, "endless-build.mjs")
  fs.writeFileSync(file, `import { spawn } from "node:child_process"
import { writeFileSync } from "node:fs"
const compiler = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])
process.on("SIGTERM", () => { compiler.kill(); process.exit(1) })
writeFileSync(${JSON.stringify(path.join(folder, "pids.new"))}, JSON.stringify([process.pid, compiler.pid]))
setInterval(() => {}, 1000)
`)
  return { name: "build", command: process.execPath, args: [file], cwd: folder, env: process.env }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe("the processes of a shop", () => {
  let folder: string
  beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), "processes-")) })
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

  async function startEndless(group: ProcessGroup): Promise<{ pids: number[]; ended: Promise<unknown> }> {
    const ended = group.run(endless(folder)).catch((error: unknown) => error)
    const written = path.join(folder, "pids.new")
    await expect.poll(() => fs.existsSync(written) && fs.readFileSync(written, "utf8").length > 0, { timeout: 15_000 }).toBe(true)
    return { pids: JSON.parse(fs.readFileSync(written, "utf8")) as number[], ended }
  }

  it("are ended by the next start when a start was killed in the middle of its build", async () => {
    const { pids, ended } = await startEndless(new ProcessGroup(folder))
    await new ProcessGroup(folder).clearLeftovers()
    await ended
    await expect.poll(() => pids.filter(isAlive), { timeout: 15_000 }).toEqual([])
  }, 30_000)

  it("are ended by Ctrl-C in the middle of a build, and nothing starts after it", async () => {
    const group = new ProcessGroup(folder)
    const { pids, ended } = await startEndless(group)
    await group.stop()
    expect(await ended).toBeInstanceOf(CannotStart)
    await expect.poll(() => pids.filter(isAlive), { timeout: 15_000 }).toEqual([])
    await expect(group.run(endless(folder))).rejects.toThrow("The shop is closing.")
  }, 30_000)

  it("leave a stranger alone that got the number of a process that is gone", async () => {
    fs.writeFileSync(path.join(folder, "running.json"), JSON.stringify({ owner: 999_999_999, processes: [{ pid: process.pid, marker: "/somewhere/else/turbo", signal: "SIGKILL" }] }))
    await new ProcessGroup(folder).clearLeftovers()
    expect(fs.existsSync(path.join(folder, "running.json"))).toBe(false)
  })

  it("say the end of their log when a task fails", async () => {
    const task = { name: "seed", command: process.execPath, args: ["-e", "console.error('no field to sow'); process.exit(3)"], cwd: folder, env: process.env }
    await expect(new ProcessGroup(folder).run(task)).rejects.toThrow(/seed failed: see .*seed\.log\n {4}no field to sow/)
  })
})
