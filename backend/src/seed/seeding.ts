import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What every part of the seed works with. */
export interface Seeding { readonly container: MedusaContainer; readonly say: (what: string) => void }

/** Reads rows of any entity through the container's graph, all of them. */
export async function readRows<Row>({ container }: Seeding, entity: string, fields: string[], filters: Record<string, unknown> = {}): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields, filters })
  return data as Row[]
}

/** Keys of rows that exist already, so that a second run or one after a kill makes only what is missing. */
export const byKey = <Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row> => new Map(rows.map((row) => [key(row), row]))
