import type { Personal } from "../households/household-store"
import type { HouseholdKind } from "../households/tables"
import type { Membership } from "../memberships/membership"
import { nameText } from "./cell-text"
import { kindOf, type CheckedRow, type RowTexts } from "./check-row"
import type { ColumnKey } from "./columns"
import type { Problem, ProblemCode } from "./problem"

/** A household as the register holds it, opened for comparing; it never leaves the comparison. */
export type Recorded = Personal & {
  id: string
  villageCode: string
  villageName: string
  kind: HouseholdKind
  statusFrom: string | null
  statusTo: string | null
  memberCount: number | null
  isErased: boolean
  version: number
  memberships: readonly Membership[]
}

/** What a row would do. `changes` are the columns in which it differs from the register. */
export type Plan = { kind: "new" | "changed" | "unchanged"; changes: readonly ColumnKey[] }

/** Compares a row that reads well with what the register holds of the household. Empty optional cells change nothing. */
export function compareRow(texts: RowTexts, recorded: Recorded | null, cooperativeId: string | null): { plan: Plan; problems: Omit<Problem, "at" | "found">[] } {
  if (!recorded) return { plan: { kind: "new", changes: [] }, problems: [] }
  if (recorded.isErased) return { plan: { kind: "unchanged", changes: [] }, problems: [{ key: "household_code", code: "household_erased" }] }
  const status = compareStatus(texts, recorded)
  const membership = cooperativeId === null ? {} : compareMembership(texts.joined_on, recorded, cooperativeId)
  const changes = [...textColumns.filter((key) => texts[key] !== "" && texts[key] !== recordedText(recorded, key)), ...status.changes, ...(membership.isNew ? (["credit_code"] as const) : [])]
  return { plan: { kind: changes.length > 0 ? "changed" : "unchanged", changes }, problems: [...(status.problem ? [status.problem] : []), ...(membership.problem ? [membership.problem] : [])] }
}

/** Takes off a row's problems with what the register holds already, word for word: it is not judged twice. */
export function excuseRecorded(row: CheckedRow, recorded: Recorded): CheckedRow {
  const excused = (problem: Problem): boolean => EXCUSABLE.has(problem.code) && problem.key !== null && isText(problem.key) && problem.found === recordedText(recorded, problem.key)
  return row.problems.some(excused) ? { ...row, problems: row.problems.filter((problem) => !excused(problem)) } : row
}

const EXCUSABLE = new Set<ProblemCode>(["bad_name", "bad_phone", "bad_bank_account", "unknown_town", "too_long"])
const textColumns = ["village_code", "village_name", "name", "phone", "bank_account", "member_count"] as const
type TextColumn = (typeof textColumns)[number]
const isText = (key: ColumnKey): key is TextColumn => (textColumns as readonly string[]).includes(key)

/** What the register holds, written as a sheet's column is. */
export function recordedText(recorded: Recorded, key: ColumnKey): string {
  switch (key) {
    case "village_code": return recorded.villageCode
    case "village_name": return recorded.villageName.replace(/\s+/g, " ")
    case "name": return nameText(recorded.name ?? "")
    case "phone": return recorded.phone ?? ""
    case "bank_account": return recorded.bankAccount ?? ""
    case "member_count": return recorded.memberCount === null ? "" : String(recorded.memberCount)
    case "kind": return recorded.kind
    case "entered_on": return recorded.statusFrom ?? ""
    case "left_on": return recorded.statusTo ?? ""
    default: return ""
  }
}

/** An empty exit under the same kind and entry says nothing of an exit that is recorded; another kind or entry is a new row of the history. */
function compareStatus(texts: RowTexts, recorded: Recorded): { changes: ColumnKey[]; problem?: Omit<Problem, "at" | "found"> } {
  const isSame = kindOf(texts.kind) === recorded.kind && texts.entered_on === (recorded.statusFrom ?? "")
  if (isSame) return { changes: texts.left_on === "" || texts.left_on === recorded.statusTo ? [] : ["left_on"] }
  const changes = [...(kindOf(texts.kind) === recorded.kind ? [] : (["kind"] as const)), ...(texts.entered_on === recorded.statusFrom ? [] : (["entered_on"] as const)), ...(texts.left_on === (recorded.statusTo ?? "") ? [] : (["left_on"] as const))]
  const isOlder = kindOf(texts.kind) !== recorded.kind && recorded.statusFrom !== null && texts.entered_on < recorded.statusFrom
  return { changes, ...(isOlder && { problem: { key: "entered_on" as const, code: "older_than_registered" as const, detail: recorded.statusFrom ?? "" } }) }
}

function compareMembership(joinedOn: string, recorded: Recorded, cooperativeId: string): { isNew?: boolean; problem?: Omit<Problem, "at" | "found"> } {
  const here = recorded.memberships.filter((membership) => membership.cooperativeId === cooperativeId)
  if (here.some(({ from }) => from === joinedOn)) return {}
  const running = here.find(({ to }) => to === null)
  if (running) return { problem: { key: "joined_on", code: "joined_on_differs", detail: running.from } }
  if (here.some(({ from, to }) => to === null || (joinedOn <= to && from <= joinedOn) || joinedOn < from)) return { problem: { key: "joined_on", code: "membership_overlaps" } }
  if (recorded.memberships.some(({ to }) => to === null)) return { problem: { key: "credit_code", code: "other_cooperative" } }
  return { isNew: true }
}
