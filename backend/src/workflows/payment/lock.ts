import { randomUUID } from "node:crypto"
import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { setTimeout as sleep } from "node:timers/promises"

const RETRY_MS = 100

/** Thrown when somebody else kept a lock for longer than the caller was ready to wait. */
export class LockBusy extends Error {
  constructor(readonly key: string) {
    super(`the lock ${key} is held by someone else`)
    this.name = "LockBusy"
  }
}

/**
 * Runs `work` alone under `key`. Always with an owner id of its own: without one, locking-postgres can let two callers pass.
 * @throws LockBusy after `waitSeconds`
 */
export async function alone<T>(container: MedusaContainer, key: string, work: () => Promise<T>, { waitSeconds = 20, holdSeconds = 120 } = {}): Promise<T> {
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  const ownerId = randomUUID()
  const until = Date.now() + waitSeconds * 1000
  while (!(await taken(locking, key, ownerId, holdSeconds))) {
    if (Date.now() >= until) throw new LockBusy(key)
    await sleep(RETRY_MS)
  }
  try {
    return await work()
  } finally {
    await locking.release(key, { ownerId })
  }
}

/** Runs `work` alone under `key` if nobody holds it. @returns null, with nothing done, when somebody does */
export async function ifFree<T>(container: MedusaContainer, key: string, work: () => Promise<T>, { holdSeconds = 120 } = {}): Promise<T | null> {
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  const ownerId = randomUUID()
  if (!(await taken(locking, key, ownerId, holdSeconds))) return null
  try {
    return await work()
  } finally {
    await locking.release(key, { ownerId })
  }
}

async function taken(locking: ILockingModule, key: string, ownerId: string, holdSeconds: number): Promise<boolean> {
  try {
    await locking.acquire(key, { ownerId, expire: holdSeconds })
    return true
  } catch (error) {
    if (error instanceof Error && /lock/i.test(error.message)) return false
    throw error
  }
}
