import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { CannotStart } from "./settings.js"

export interface ProcessPlan {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Resolves once the process serves; asked again until `patienceMs` has passed. */
  readonly ready: () => Promise<boolean>
  readonly patienceMs?: number
  readonly uid?: number
  readonly gid?: number
  readonly stopSignal?: NodeJS.Signals
}

interface Running { readonly plan: ProcessPlan; readonly child: ChildProcess }

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

const commandOf = (pid: number): string => {
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()
  } catch {
    return ""
  }
}

/**
 * The processes of one shop. Each writes its own log; the list of process ids is kept on disk,
 * so that a shop killed with -9 is cleared away by the next start instead of holding its ports.
 */
export class ProcessGroup {
  readonly #running: Running[] = []
  #stopping = false
  onUnexpectedExit: (name: string, logFile: string) => void = () => undefined

  constructor(private readonly dataDir: string) {
    fs.mkdirSync(path.join(dataDir, "logs"), { recursive: true })
  }

  get #listFile(): string {
    return path.join(this.dataDir, "processes.json")
  }

  logFile(name: string): string {
    return path.join(this.dataDir, "logs", `${name}.log`)
  }

  /** Ends whatever an earlier, killed shop of this folder left running. */
  async clearLeftovers(): Promise<void> {
    if (!fs.existsSync(this.#listFile)) return
    const left = JSON.parse(fs.readFileSync(this.#listFile, "utf8")) as { pid: number; marker: string }[]
    const ours = left.filter(({ pid, marker }) => isAlive(pid) && commandOf(pid).includes(marker))
    for (const { pid } of ours.reverse()) process.kill(pid, "SIGTERM")
    for (let waited = 0; waited < 80 && ours.some(({ pid }) => isAlive(pid)); waited++) await sleep(100)
    for (const { pid } of ours) if (isAlive(pid)) process.kill(pid, "SIGKILL")
    fs.rmSync(this.#listFile, { force: true })
  }

  /** Starts a process and waits until it serves. @throws CannotStart with the end of its log when it does not. */
  async start(plan: ProcessPlan): Promise<void> {
    const log = fs.openSync(this.logFile(plan.name), "a")
    const child = spawn(plan.command, plan.args, { cwd: plan.cwd, env: plan.env, stdio: ["ignore", log, log], detached: true, uid: plan.uid, gid: plan.gid })
    fs.closeSync(log)
    let failure: string | undefined
    child.on("error", (error) => { failure = error.message })
    this.#running.push({ plan, child })
    this.#remember()
    const until = Date.now() + (plan.patienceMs ?? 60_000)
    while (!(await plan.ready())) {
      if (failure !== undefined || child.exitCode !== null || child.signalCode !== null) throw new CannotStart(`${plan.name} ended while starting: ${failure ?? this.#lastWords(plan.name)}`)
      if (Date.now() > until) throw new CannotStart(`${plan.name} did not answer in time: ${this.#lastWords(plan.name)}`)
      await sleep(100)
    }
    child.on("exit", () => {
      if (!this.#stopping) this.onUnexpectedExit(plan.name, this.logFile(plan.name))
    })
  }

  /** Stops everything in reverse order, gently first. Safe to call twice. */
  async stop(): Promise<void> {
    this.#stopping = true
    for (const { plan, child } of this.#running.splice(0).reverse()) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue
      const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()))
      child.kill(plan.stopSignal ?? "SIGTERM")
      const late = sleep(8_000, undefined, { ref: false }).then(() => child.kill("SIGKILL"))
      await Promise.race([gone, late])
      await gone
    }
    fs.rmSync(this.#listFile, { force: true })
  }

  /** Kills one process with -9, as a power cut would (for the fault tests), and starts it again. */
  async crashAndRestart(name: string): Promise<void> {
    const index = this.#running.findIndex(({ plan }) => plan.name === name)
    const found = this.#running[index]
    if (!found) throw new Error(`no process is named ${name}`)
    found.child.removeAllListeners("exit")
    const gone = new Promise<void>((resolve) => found.child.once("exit", () => resolve()))
    found.child.kill("SIGKILL")
    await gone
    this.#running.splice(index, 1)
    await this.start(found.plan)
  }

  #remember(): void {
    const list = this.#running.flatMap(({ plan, child }) => (child.pid === undefined ? [] : [{ pid: child.pid, marker: plan.args.find((arg) => arg.includes("/")) ?? plan.command }]))
    fs.writeFileSync(this.#listFile, JSON.stringify(list))
  }

  #lastWords(name: string): string {
    const lines = fs.readFileSync(this.logFile(name), "utf8").trimEnd().split("\n").slice(-6).join("\n    ")
    return `see ${this.logFile(name)}\n    ${lines}`
  }
}
