import { createHmac } from "node:crypto"
import type { EntityManager } from "typeorm"
import type { SheetRow } from "../../../sheets/sheet"
import type { RegistryKeys } from "../households/household-store"
import { duplicateKey } from "../sealing/seal"
import { checkRow, type Against, type CheckedRow, type RowTexts } from "./check-row"
import type { ColumnKey, Headings } from "./columns"
import { compareRow, excuseRecorded, recordedText, type Plan, type Recorded } from "./compare-row"
import { keyAt, loadPersons, loadRecorded } from "./load-recorded"
import type { Problem, ProblemCode } from "./problem"

/** A row with the last word on it: what is wrong, or what it would do. */
export type JudgedRow = CheckedRow & { recorded: Recorded | null; plan: Plan; duplicateKey: string; cooperativeId: string | null }

/** What a sheet has said so far: where each household and each person was first seen. */
export class SheetMemory {
  private readonly households = new Map<string, number>()
  private readonly persons = new Map<string, number>()

  /** The row that has this household already, or this person; otherwise it is remembered. A person who cannot be read is null. */
  meet(place: string, person: string | null, row: number): { code: Extract<ProblemCode, "household_twice" | "person_twice">; row: number } | null {
    const household = this.households.get(place)
    if (household !== undefined) return { code: "household_twice", row: household }
    this.households.set(place, row)
    if (person === null) return null
    const same = this.persons.get(person)
    if (same !== undefined) return { code: "person_twice", row: same }
    this.persons.set(person, row)
    return null
  }
}

/** Judges some rows by themselves, beside the rows before them, and beside the register. */
export async function judgeRows(manager: EntityManager, keys: RegistryKeys, rows: readonly SheetRow[], given: { headings: Headings; against: Against; memory: SheetMemory }): Promise<JudgedRow[]> {
  const checked = rows.map((row) => checkRow(row, given.headings, given.against))
  const recorded = await loadRecorded(manager, keys, checked.map(({ texts }) => placeOf(texts)).filter(({ county, code }) => county !== "" && code !== ""))
  const keyed = checked.map((row) => ({ row, duplicateKey: personKey(keys, row.texts) }))
  const persons = await loadPersons(manager, keyed.map(({ duplicateKey: key }) => key))
  return keyed.map(({ row, duplicateKey: key }) => judge(row, key, { recorded: recorded.get(keyAt(placeOf(row.texts))) ?? null, person: persons.get(key) ?? null, ...given }))
}

function judge(row: CheckedRow, key: string, beside: { recorded: Recorded | null; person: { id: string; code: string } | null; headings: Headings; against: Against; memory: SheetMemory }): JudgedRow {
  const { recorded, person, headings, against, memory } = beside
  const { problems, texts } = recorded ? excuseRecorded(row, recorded) : row
  const say = (at: ColumnKey, code: ProblemCode, detail?: string): Problem => ({ key: at, at: headings.at.get(at) ?? -1, code, found: texts[at], ...(detail && { detail }) })
  const found = [...problems]
  const isRight = (...keys: ColumnKey[]): boolean => !problems.some((problem) => problem.key !== null && keys.includes(problem.key))
  const before = isRight("household_code") ? memory.meet(keyAt(placeOf(texts)), isRight("name", "phone") ? key : null, row.number) : null
  if (before) found.push(say(before.code === "person_twice" ? "name" : "household_code", before.code, `第 ${before.row} 行`))
  const cooperativeId = texts.credit_code === "" ? null : (against.cooperatives.get(texts.credit_code) ?? null)
  if (found.length > 0) return { number: row.number, texts, problems: found, recorded, plan: { kind: "unchanged", changes: [] }, duplicateKey: key, cooperativeId }
  if (person && person.id !== recorded?.id) found.push(say("household_code", "registered_under_other_code", `户编号 ${person.code}`))
  const { plan, problems: conflicts } = compareRow(texts, recorded, cooperativeId)
  return { number: row.number, texts, problems: [...found, ...conflicts.flatMap(({ key: at, code, detail }) => (at === null ? [] : [say(at, code, detail)]))], recorded, plan, duplicateKey: key, cooperativeId }
}

export const placeOf = (texts: RowTexts): { county: string; code: string } => ({ county: texts.county_code, code: texts.household_code })

/** Finds the same person by county, name and phone, as the register does. */
export const personKey = (keys: RegistryKeys, texts: RowTexts): string => duplicateKey(keys.hmac, { countyCode: texts.county_code, name: texts.name, phone: texts.phone })

/**
 * Names what a row would do: its kind, the household, the columns it changes and what they hold now. As long as it comes
 * out alike, nothing that matters to the row has changed in the register.
 */
export function planDigest(keys: RegistryKeys, plan: Plan, recorded: Recorded | null): string {
  const before = recorded ? plan.changes.map((key) => recordedText(recorded, key)) : []
  return createHmac("sha256", keys.hmac).update(JSON.stringify([plan.kind, recorded?.id ?? null, plan.changes, before])).digest("hex")
}
