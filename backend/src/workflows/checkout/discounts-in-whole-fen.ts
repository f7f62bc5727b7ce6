import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"
import { decimalYuan, yuan, yuanOf } from "../payment/yuan"
import { readGraph } from "./read-graph"
import { inWholeFen } from "./whole-fen"

const cartRow = z.object({
  items: z.array(z.object({
    id: z.string(), quantity: z.coerce.number(), unit_price: yuan, metadata: z.object({ position: z.number() }),
    adjustments: z.array(z.object({ id: z.string(), code: z.string(), amount: decimalYuan })).nullish(),
  })),
})

/**
 * Rewrites a prepared cart's discounts to whole fen, as the quote had them (decision 0023): a wallet collects no fraction and the ledger rounds
 * nothing. Before the payment session is made, and after the last step at which Medusa computes promotions anew.
 */
export async function discountsInWholeFen(container: MedusaContainer, cartId: string): Promise<void> {
  const [cart] = await readGraph(container, cartRow, { entity: "cart", fields: ["id", "items.id", "items.quantity", "items.unit_price", "items.metadata", "items.adjustments.id", "items.adjustments.code", "items.adjustments.amount"], filters: { id: cartId } })
  const items = cart?.items ?? []
  const given = items.flatMap((item) => (item.adjustments ?? []).map((adjustment) => ({ id: adjustment.id, item_id: item.id, code: adjustment.code, line: item.metadata.position, yuan: adjustment.amount })))
  if (given.length === 0) return
  const whole = inWholeFen(given, new Map(items.map((item) => [item.metadata.position, item.unit_price * BigInt(item.quantity)])))
  await container.resolve(Modules.CART).upsertLineItemAdjustments(given.map(({ id, item_id, code }, place) => ({ id, item_id, code, amount: yuanOf(whole[place] ?? 0n) })))
}
