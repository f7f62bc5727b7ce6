import { type ChildProcess, spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { endLeftovers, killGroup, type Leftover, writeLeftovers } from "./leftovers.js"
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

/** Work that ends by itself: a build, a migration, the seed. */
export interface TaskPlan {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}

type Plan = ProcessPlan | TaskPlan
interface Running { readonly plan: Plan; readonly child: ChildProcess }

const stopSignalOf = (plan: Plan): NodeJS.Signals => ("stopSignal" in plan ? plan.stopSignal : undefined) ?? "SIGTERM"

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
    return path.join(this.dataDir, "running.json")
  }

  logFile(name: string): string {
    return path.join(this.dataDir, "logs", `${name}.log`)
  }

  /** Ends whatever an earlier shop of this folder left running. */
  clearLeftovers(): Promise<void> {
    return endLeftovers(this.#listFile)
  }

  /** Starts a process and waits until it serves. @throws CannotStart with the end of its log when it does not. */
  async start(plan: ProcessPlan): Promise<void> {
    const child = this.#spawn(plan, "a")
    let failure: string | undefined
    child.on("error", (error) => { failure = error.message })
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

  /** Runs a task to its end. It is ended with the shop, and by the next start if this one is killed. @throws CannotStart with the end of its log when it fails. */
  async run(plan: TaskPlan): Promise<void> {
    const child = this.#spawn(plan, "w")
    const failure = await new Promise<string | undefined>((resolve) => {
      child.on("error", (error) => resolve(error.message))
      child.on("exit", (code) => resolve(code === 0 ? undefined : ""))
    })
    this.#running.splice(this.#running.findIndex((each) => each.child === child), 1)
    if (!this.#stopping) this.#remember()
    if (failure !== undefined) throw new CannotStart(`${plan.name} failed: ${failure || this.#lastWords(plan.name, 25)}`)
  }

  /** Stops everything in reverse order, gently first. Safe to call twice. */
  async stop(): Promise<void> {
    this.#stopping = true
    for (const { plan, child } of this.#running.splice(0).reverse()) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue
      const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()))
      child.kill(stopSignalOf(plan))
      const pid = child.pid
      const late = sleep(8_000, undefined, { ref: false }).then(() => killGroup(pid, "SIGKILL"))
      await Promise.race([gone, late])
      await gone
    }
    fs.rmSync(this.#listFile, { force: true })
  }

  /** Kills one process with -9, as a power cut would (for the fault tests). @returns how to start it again; it resolves when it serves. */
  async crash(name: string): Promise<() => Promise<void>> {
    const index = this.#running.findIndex(({ plan }) => plan.name === name)
    const found = this.#running[index]
    if (!found || !("ready" in found.plan)) throw new Error(`no process is named ${name}`)
    const { plan, child } = found
    child.removeAllListeners("exit")
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()))
    child.kill("SIGKILL")
    await gone
    this.#running.splice(index, 1)
    return () => this.start(plan)
  }

  #spawn(plan: Plan, logFlag: "a" | "w"): ChildProcess {
    if (this.#stopping) throw new CannotStart("The shop is closing.")
    const log = fs.openSync(this.logFile(plan.name), logFlag)
    const child = spawn(plan.command, plan.args, { cwd: plan.cwd, env: plan.env, stdio: ["ignore", log, log], detached: true, ...("uid" in plan ? { uid: plan.uid, gid: plan.gid } : {}) })
    fs.closeSync(log)
    this.#running.push({ plan, child })
    this.#remember()
    return child
  }

  #remember(): void {
    const processes = this.#running.flatMap(({ plan, child }): Leftover[] => (child.pid === undefined ? [] : [{ pid: child.pid, marker: plan.args.find((arg) => arg.includes("/")) ?? plan.command, signal: stopSignalOf(plan) }]))
    writeLeftovers(this.#listFile, processes)
  }

  #lastWords(name: string, count = 6): string {
    const lines = fs.readFileSync(this.logFile(name), "utf8").trimEnd().split("\n").slice(-count).join("\n    ")
    return `see ${this.logFile(name)}\n    ${lines}`
  }
}
