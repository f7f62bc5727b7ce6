import { execFileSync } from "node:child_process"
import fs from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"

/** A process of a running shop, as the next start finds it when this one was killed with -9. */
export interface Leftover { readonly pid: number; readonly marker: string; readonly signal: NodeJS.Signals }

interface List { readonly owner: number; readonly processes: readonly Leftover[] }

/** Writes down what runs, whole or not at all. */
export function writeLeftovers(file: string, processes: readonly Leftover[]): void {
  const list: List = { owner: process.pid, processes }
  fs.writeFileSync(`${file}.new`, JSON.stringify(list))
  fs.renameSync(`${file}.new`, file)
}

/**
 * Ends what the list names, if it still is what it was. A shop that still runs closes itself first:
 * the newest start wins, and two never write to one folder.
 */
export async function endLeftovers(file: string): Promise<void> {
  if (!fs.existsSync(file)) return
  const { owner, processes } = JSON.parse(fs.readFileSync(file, "utf8")) as List
  if (owner !== process.pid && isAlive(owner) && commandOf(owner).includes("scripts/")) {
    console.log("… closing the shop that is still open in this folder")
    process.kill(owner, "SIGTERM")
    await goneWithin([owner], 30_000)
  }
  const ours = processes.filter(({ pid, marker }) => isAlive(pid) && commandOf(pid).includes(marker)).reverse()
  for (const { pid, signal } of ours) process.kill(pid, signal)
  await goneWithin(ours.map(({ pid }) => pid), 12_000)
  for (const { pid } of ours) killGroup(pid, "SIGKILL")
  fs.rmSync(file, { force: true })
}

/** Ends a process and whatever it started: each of ours leads a process group of its own. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()
  } catch {
    return ""
  }
}

async function goneWithin(pids: readonly number[], ms: number): Promise<void> {
  for (const until = Date.now() + ms; Date.now() < until && pids.some(isAlive); ) await sleep(100)
}
