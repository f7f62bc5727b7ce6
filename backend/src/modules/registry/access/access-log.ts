import { EntitySchema, type EntityManager } from "typeorm"

/** What was opened, taken out or erased. Every one of them leaves a line before anything is shown. */
export const accessActions = ["unmask", "search", "export", "evidence_read", "evidence_erase", "erase", "import_upload", "import_report", "import_accept"] as const
export type AccessAction = (typeof accessActions)[number]

export type AccessLine = {
  id: string
  at: Date
  actor: string
  action: AccessAction
  reason: string
  county_code: string | null
  household_id: string | null
  file_id: string | null
  import_id: string | null
  /** which personal fields */
  fields: string[]
  /** how many households an export held */
  households: number | null
}

export const AccessLogTable = new EntitySchema<AccessLine>({
  name: "access_log",
  tableName: "access_log",
  schema: "registry",
  columns: {
    id: { type: "bigint", primary: true, generated: "increment" },
    at: { type: "timestamptz", createDate: true },
    actor: { type: "text" },
    action: { type: "text" },
    reason: { type: "text" },
    county_code: { type: "text", nullable: true },
    household_id: { type: "text", nullable: true },
    file_id: { type: "text", nullable: true },
    import_id: { type: "text", nullable: true },
    fields: { type: "text", array: true },
    households: { type: "int", nullable: true },
  },
})

/** Who asks, and why; written down as it was said. */
export type Asking = { actor: string; reason: string }

/** Thrown when a reason holds personal data: the log outlives the person's erasure, so it must never name anybody. */
export class ReasonNamesSomebody extends Error {
  readonly code = "reason_names_somebody"
  constructor() {
    super("a reason names no person, phone number or account")
    this.name = "ReasonNamesSomebody"
  }
}

type NewLine = Pick<AccessLine, "action"> & Partial<Pick<AccessLine, "county_code" | "household_id" | "file_id" | "import_id" | "fields" | "households">>

/** @throws ReasonNamesSomebody when a text that is kept for ever holds a number of seven digits or more, or one of the `personal` values. */
export function demandNameless(text: string, personal: readonly (string | null)[] = []): void {
  const said = text.normalize("NFKC").replace(/[\s-]/g, "")
  if (/\d{7,}/.test(said) || personal.some((value) => value !== null && value.length > 1 && said.includes(value.replace(/\s/g, "")))) throw new ReasonNamesSomebody()
}

/**
 * Writes one line of the access log. `personal` are values that the reason must not repeat.
 * @throws ReasonNamesSomebody
 */
export async function writeAccess(manager: EntityManager, asked: Asking, line: NewLine, personal: readonly (string | null)[] = []): Promise<void> {
  demandNameless(asked.reason, personal)
  await manager.insert(AccessLogTable, { fields: [], ...line, actor: asked.actor, reason: asked.reason })
}
