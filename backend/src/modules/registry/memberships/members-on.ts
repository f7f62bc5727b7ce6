import type { DataSource } from "typeorm"
import type { HouseholdKind } from "../households/tables"

/** `day`: Asia/Shanghai. */
export type MembersAsked = { cooperativeId: string; day: string; householdIds: readonly string[] }
/** A member household as it was on a day: its kind by its history, its village as registered. */
export type MemberOnDay = { id: string; kind: HouseholdKind; villageCode: string; villageName: string }

type Row = { id: string; kind: HouseholdKind; village_code: string; village_name: string }

/** The kind is that of the newest status entered by that day; of a household that had none yet, its present one. */
export async function findMembersOn(source: DataSource, { cooperativeId, day, householdIds }: MembersAsked): Promise<MemberOnDay[]> {
  if (householdIds.length === 0) return []
  const rows = await source.query<Row[]>(
    `select h.id, h.village_code, h.village_name, coalesce((select s.kind from registry.household_status s where s.household_id = h.id and s.entered_on <= $2 order by s.entered_on desc, s.id desc limit 1), h.kind) as kind
     from registry.household h
     where h.id = any($1) and h.erased_at is null
       and exists (select 1 from registry.membership m where m.household_id = h.id and m.cooperative_id = $3 and m.from_day <= $2 and (m.to_day is null or m.to_day >= $2))
     order by h.id`,
    [[...householdIds], day, cooperativeId],
  )
  return rows.map((row) => ({ id: row.id, kind: row.kind, villageCode: row.village_code, villageName: row.village_name }))
}
