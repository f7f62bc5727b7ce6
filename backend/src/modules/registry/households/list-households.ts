import type { DataSource, SelectQueryBuilder } from "typeorm"
import type { HouseholdFilter } from "./household"
import { HouseholdTable, type HouseholdRow } from "./tables"

/** Counts households. `today` is the Asia/Shanghai day that status and memberships are read on. */
export const countHouseholds = (source: DataSource, filter: HouseholdFilter, today: string): Promise<number> => chosen(source, filter, today).getCount()

/** One page, by county and the county's own code. */
export async function pageOfHouseholds(source: DataSource, filter: HouseholdFilter, today: string, { page, pageSize }: { page: number; pageSize: number }): Promise<{ rows: HouseholdRow[]; total: number }> {
  const [rows, total] = await chosen(source, filter, today).orderBy("h.county_code").addOrderBy("h.household_code").skip((page - 1) * pageSize).take(pageSize).getManyAndCount()
  return { rows, total }
}

/** Every household, a thousand at a time in the order of their ids; for exports. */
export async function* everyHousehold(source: DataSource, filter: HouseholdFilter, today: string): AsyncGenerator<HouseholdRow[]> {
  for (let after = ""; ; ) {
    const rows = await chosen(source, filter, today).andWhere("h.id > :after", { after }).orderBy("h.id").limit(1_000).getMany()
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.id
  }
}

function chosen(source: DataSource, filter: HouseholdFilter, today: string): SelectQueryBuilder<HouseholdRow> {
  const query = source.getRepository(HouseholdTable).createQueryBuilder("h").where("true")
  if (filter.countyCode) query.andWhere("h.county_code = :county", { county: filter.countyCode })
  if (filter.villageCode) query.andWhere("h.village_code like :village", { village: `${filter.villageCode}%` })
  if (filter.kind) query.andWhere("h.kind = :kind", { kind: filter.kind })
  if (filter.householdCode) query.andWhere("h.household_code = :code", { code: filter.householdCode })
  if (filter.status) query.andWhere(filter.status === "active" ? "(h.status_to is null or h.status_to > :today)" : "h.status_to <= :today", { today })
  if (filter.cooperativeId) {
    query.andWhere("exists (select 1 from registry.membership m where m.household_id = h.id and m.cooperative_id = :cooperative and m.from_day <= :today and (m.to_day is null or m.to_day >= :today))", { cooperative: filter.cooperativeId, today })
  }
  return query
}
