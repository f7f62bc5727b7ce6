import type { CooperativeState, CooperativeStep as Step } from "@qianhang/shared/contracts"
import { MedusaService } from "@medusajs/framework/utils"
import { Cooperative, CooperativeStep, Licence, Member } from "./models/cooperative"

/** A decision about a cooperative, taken on the state and version somebody read. */
export type StepTaken = { cooperativeId: string; step: Exclude<Step, "apply">; from: readonly CooperativeState[]; to: CooperativeState; version: number; actor: string; role: string; reason: string }

/** The record is not what its reader saw: another version, or another state. */
export class CooperativeMoved extends Error {
  readonly code = "stale_version"
  constructor(readonly cooperativeId: string) {
    super(`cooperative ${cooperativeId} was changed by somebody else`)
    this.name = "CooperativeMoved"
  }
}

type Manager = { execute: (sql: string, parameters: unknown[]) => Promise<{ id: string }[]> }
type Transactions = { transaction: <T>(task: (manager: Manager) => Promise<T>) => Promise<T> }

/** Door of the cooperative room: sellers, their licences and the people who work for them. Amounts and ledgers are not its business. */
export class CooperativeModuleService extends MedusaService({ Cooperative, Member, Licence, CooperativeStep }) {
  /** Takes a step and writes its row, both or neither. @throws CooperativeMoved, and PostgreSQL's 23C01 when the recommender would approve */
  async takeStep(taken: StepTaken): Promise<void> {
    await this.#transactions().transaction(async (manager) => {
      const moved = await manager.execute("update cooperative set state = ?, version = version + 1, updated_at = now() where id = ? and version = ? and state = any(?) and deleted_at is null returning id", [taken.to, taken.cooperativeId, taken.version, `{${taken.from.join(",")}}`])
      if (moved.length === 0) throw new CooperativeMoved(taken.cooperativeId)
      await manager.execute("insert into cooperative_step (id, cooperative_id, step, to_state, actor, role, reason) values ('cstep_' || replace(gen_random_uuid()::text, '-', ''), ?, ?, ?, ?, ?, ?) returning id", [taken.cooperativeId, taken.step, taken.to, taken.actor, taken.role, taken.reason])
    })
  }

  /** Counts a change of particulars or licences. @throws CooperativeMoved when another version stands */
  async claimVersion(cooperativeId: string, version: number): Promise<void> {
    const claimed = await this.#transactions().transaction((manager) => manager.execute("update cooperative set version = version + 1, updated_at = now() where id = ? and version = ? and deleted_at is null returning id", [cooperativeId, version]))
    if (claimed.length === 0) throw new CooperativeMoved(cooperativeId)
  }

  #transactions(): Transactions {
    return (this as unknown as { baseRepository_: Transactions }).baseRepository_
  }
}
