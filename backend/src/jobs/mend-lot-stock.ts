import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { mendLotStock, type Gaps } from "../workflows/lot/write-lot-stock"
import { writeReturnedStock } from "../workflows/lot/write-returned-stock"

let seen: Gaps = new Map()

/** Every minute: a stock level whose lot changed while the server was killed follows its lots again (LEDGER 18), and returned goods without lots are on their shelf. */
export default async function mendLotStockJob(container: MedusaContainer): Promise<void> {
  const { mended, gaps } = await mendLotStock(container, seen)
  seen = gaps
  await writeReturnedStock(container)
  if (mended > 0) container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).info(`stock levels written from their lots: ${mended}`)
}

export const config = { name: "mend-lot-stock", schedule: { interval: 60_000 } }
