import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

interface Question {
  entity: string
  fields: string[]
  filters?: Record<string, unknown>
  context?: Record<string, unknown>
  pagination?: { take: number; skip?: number; order?: Record<string, "ASC" | "DESC"> }
}

/** Asks Medusa's query graph and reads the rows through a schema, so that what follows can trust them. */
export async function readGraph<Row>(container: MedusaContainer, row: z.ZodType<Row>, question: Question): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ ...question, entity: question.entity as "cart" })
  return z.array(row).parse(data)
}
