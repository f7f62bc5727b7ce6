import type { cooperativeLotDoors } from "@qianhang/shared/contracts"
import type { z } from "zod"
import type { LotFilter } from "../../../modules/benefit"
import { requireRealDay } from "../../day-that-was"

/** What both audiences may filter by. @throws Refused 400 for days no calendar has */
export function lotFilterOf(query: z.output<typeof cooperativeLotDoors.list.query>): LotFilter {
  for (const field of ["harvested_from", "harvested_to"] as const) if (query[field] !== undefined) requireRealDay(field, query[field])
  return { inventoryItemId: query.inventory_item, number: query.number, harvestedFrom: query.harvested_from, harvestedTo: query.harvested_to, remaining: query.remaining }
}
