import type { DataSource } from "typeorm"
import { AccessLogTable, type AccessAction, type AccessLine } from "./access-log"

export type AccessFilter = { householdId?: string; countyCode?: string; actor?: string; action?: AccessAction }

/** Lines of the access log, newest first. */
export async function readAccess(source: DataSource, filter: AccessFilter, { page, pageSize }: { page: number; pageSize: number }): Promise<{ lines: AccessLine[]; total: number }> {
  const where = {
    ...(filter.householdId && { household_id: filter.householdId }), ...(filter.countyCode && { county_code: filter.countyCode }),
    ...(filter.actor && { actor: filter.actor }), ...(filter.action && { action: filter.action }),
  }
  const [lines, total] = await source.manager.findAndCount(AccessLogTable, { where, order: { id: "DESC" }, skip: (page - 1) * pageSize, take: pageSize })
  return { lines, total }
}
