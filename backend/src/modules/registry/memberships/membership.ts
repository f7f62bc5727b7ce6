import { EntitySchema, type EntityManager } from "typeorm"
import { DaysUnlawful } from "../households/household"

export type MembershipRow = { id: string; household_id: string; cooperative_id: string; from_day: string; to_day: string | null; recorded_by: string; recorded_at: Date; ended_by: string | null; ended_at: Date | null }

export const MembershipTable = new EntitySchema<MembershipRow>({
  name: "membership",
  tableName: "membership",
  schema: "registry",
  columns: {
    id: { type: "bigint", primary: true, generated: "increment" },
    household_id: { type: "text" },
    cooperative_id: { type: "text" },
    from_day: { type: "date" },
    to_day: { type: "date", nullable: true },
    recorded_by: { type: "text" },
    recorded_at: { type: "timestamptz", createDate: true },
    ended_by: { type: "text", nullable: true },
    ended_at: { type: "timestamptz", nullable: true },
  },
})

/** 社员关系: whose member a household is, from day to day (both included). */
export type Membership = { id: string; cooperativeId: string; from: string; to: string | null }

export const membershipOf = (row: MembershipRow): Membership => ({ id: row.id, cooperativeId: row.cooperative_id, from: row.from_day, to: row.to_day })

/** Thrown when the household is a member of that cooperative in those days already. */
export class MembershipOverlaps extends Error {
  readonly code = "membership_overlaps"
  constructor(readonly cooperativeId: string) {
    super(`the household is a member of ${cooperativeId} in these days already`)
    this.name = "MembershipOverlaps"
  }
}

/** Begins a membership. @throws MembershipOverlaps */
export async function startMembership(manager: EntityManager, asked: { householdId: string; cooperativeId: string; from: string; actor: string }): Promise<void> {
  const row = { household_id: asked.householdId, cooperative_id: asked.cooperativeId, from_day: asked.from, to_day: null, recorded_by: asked.actor }
  await manager.insert(MembershipTable, row).catch((error: unknown) => {
    throw hasState(error, "23R04") ? new MembershipOverlaps(asked.cooperativeId) : error
  })
}

/** Thrown when a membership to be ended is not this household's or has ended already. */
export class MembershipNotRunning extends Error {
  readonly code = "membership_not_running"
  constructor(readonly membershipId: string) {
    super(`membership ${membershipId} is not a running one of this household`)
    this.name = "MembershipNotRunning"
  }
}

/** Ends a running membership with its last day. @throws MembershipNotRunning, DaysUnlawful */
export async function endMembership(manager: EntityManager, asked: { householdId: string; membershipId: string; to: string; actor: string }): Promise<void> {
  const row = await manager.findOneBy(MembershipTable, { id: asked.membershipId, household_id: asked.householdId })
  if (!row || row.to_day !== null) throw new MembershipNotRunning(asked.membershipId)
  if (asked.to < row.from_day) throw new DaysUnlawful("to", `not before ${row.from_day}`)
  await manager.update(MembershipTable, { id: row.id }, { to_day: asked.to, ended_by: asked.actor, ended_at: new Date() })
}

const hasState = (error: unknown, state: string): boolean => typeof error === "object" && error !== null && "code" in error && error.code === state
