import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

interface Question {
  entity: string
  fields: string[]
  filters?: Record<string, unknown>
  context?: Record<string, unknown>
  /** No `skip`: with it Medusa 2.21.2 loads by another way, which walks refund reasons' circle of parents until the stack is full. Pages go on from the last id. */
  pagination?: { take: number; order?: Record<string, "ASC" | "DESC"> }
}

/** Thrown when Medusa's rows are not what its models promise: our mistake, never the sender's. */
export class UnexpectedRows extends Error {
  constructor(readonly entity: string, readonly problem: string) {
    super(`${entity} rows are not as expected: ${problem}`)
    this.name = "UnexpectedRows"
  }
}

/** Asks Medusa's query graph and reads the rows through a schema, so that what follows can trust them. @throws UnexpectedRows */
export async function readGraph<Row>(container: MedusaContainer, row: z.ZodType<Row>, question: Question): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ ...question, entity: question.entity as "cart" })
  const read = z.array(row).safeParse(data)
  if (!read.success) throw new UnexpectedRows(question.entity, z.prettifyError(read.error))
  return read.data
}
