import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { readGraph } from "./read-graph"

/** Thrown when the shop has no CNY region: nothing can be priced. */
export class NoMarket extends Error {
  constructor() {
    super("expected one region in cny, found none; was the shop seeded?")
    this.name = "NoMarket"
  }
}

const row = z.object({ id: z.string(), currency_code: z.string() })

/** The region everything is priced in. @throws NoMarket */
export async function marketRegionId(container: MedusaContainer): Promise<string> {
  const [region] = await readGraph(container, row, { entity: "region", fields: ["id", "currency_code"], filters: { currency_code: "cny" } })
  if (!region) throw new NoMarket()
  return region.id
}
