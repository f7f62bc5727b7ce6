import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { readGraph } from "./read-graph"

const promotion = z.object({ id: z.string(), code: z.string().nullish(), metadata: z.record(z.string(), z.unknown()).nullish() })

/** Of these promotions, by id or by code, those whose metadata says the cooperative bears them. One that does not say is borne by the platform: households never pay for silence. */
export async function borneByCooperative(container: MedusaContainer, by: "id" | "code", names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const rows = await readGraph(container, promotion, { entity: "promotion", fields: ["id", "code", "metadata"], filters: { [by]: [...new Set(names)] } })
  return new Set(rows.flatMap((row) => (row.metadata?.["borne_by"] === "cooperative" ? (row[by] ?? []) : [])))
}
