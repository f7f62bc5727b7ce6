import type { ICartModuleService, IInventoryService, ILockingModule, IOrderModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { completeCartWorkflowId } from "@medusajs/medusa/core-flows"
import { BENEFIT_MODULE, type BenefitDoor } from "../../modules/benefit/door"
import { ifFree } from "../payment/lock"
import { reasonOf } from "../payment/reason-of"
import { unsecureOrder } from "./secure-order"

const WAIT_SECONDS = 20
/** Younger ones are about to take their lock. */
const BEGUN_SECONDS = 5

/** Medusa keeps a row of every completion it begins (`store: true`) and ends it `done` or `reverted`; any other state is under way or was cut off. */
const UNFINISHED = `workflow_id = '${completeCartWorkflowId}' and state in ('not_started', 'invoking', 'waiting_to_compensate', 'compensating', 'failed') and deleted_at is null`
const CARTS = `select distinct context->'data'->'payload'->>'id' as cart from workflow_execution where ${UNFINISHED} and created_at < now() - interval '${BEGUN_SECONDS} seconds'`
const OF_CART = `${UNFINISHED} and context->'data'->'payload'->>'id' = ?`
const BEGUN = `select min(created_at) as at from workflow_execution where ${OF_CART}`
const ENDED = `update workflow_execution set state = 'reverted', updated_at = now() where ${OF_CART} and created_at < now() - interval '60 seconds'`

/** Orders made of a cart, linked with it or not yet: the cart's mark is in each of them. Money came for none of them. */
const ORDERS = `
  select o.id, exists (select 1 from order_cart l where l.order_id = o.id and l.cart_id = ? and l.deleted_at is null) as linked from "order" o
  where o.deleted_at is null and o.status = 'pending' and o.created_at >= ? and o.metadata->>'cart_id' = ? and not exists (select 1 from order_transaction t where t.order_id = o.id and t.deleted_at is null)`
const MARK = `update cart set metadata = coalesce(metadata, '{}'::jsonb) || jsonb_build_object('cart_id', id) where id = ? and metadata->>'cart_id' is distinct from id`

async function rowsOf<Row>(container: MedusaContainer, sql: string, values: string[]): Promise<Row[]> {
  return (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: Row[] }>(sql, values)).rows
}

/** Before a completion: its order will bear the cart's id, so that it is known even where the crash came before any link. */
export async function markCart(container: MedusaContainer, cartId: string): Promise<void> {
  await rowsOf(container, MARK, [cartId])
}

/** Every completion that a crash cut off. One that cannot be mended does not stop the others. @returns how many orders were undone */
export async function mendCutOffCompletions(container: MedusaContainer): Promise<number> {
  let undone = 0
  for (const { cart } of await rowsOf<{ cart: string | null }>(container, CARTS, [])) {
    if (cart === null) continue
    try {
      undone += await mendCutOffCompletion(container, cart)
    } catch (error) {
      container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`the completion of ${cart} was cut off and could not be undone: ${reasonOf(error)}`)
    }
  }
  return undone
}

/**
 * Ends what a crash left of a cart's completion, as Medusa's own compensation would have: an order that has not drawn its lots was never
 * answered to anybody and is undone, so that the buyer who asks again gets a whole one. An order that has, is whole and stays. Does
 * nothing while a completion of the cart is under way, which its lock tells. @returns how many orders were undone
 */
export async function mendCutOffCompletion(container: MedusaContainer, cartId: string): Promise<number> {
  const [begun] = await rowsOf<{ at: Date | null }>(container, BEGUN, [cartId])
  const begunAt = begun?.at
  if (!begunAt) return 0
  const undone = await ifFree(container, cartId, async () => {
    const orders = await rowsOf<{ id: string; linked: boolean }>(container, ORDERS, [cartId, begunAt.toISOString(), cartId])
    const held = await container.resolve<BenefitDoor>(BENEFIT_MODULE).heldByOrders(orders.map((order) => order.id))
    const halfMade = orders.filter((order) => !(order.linked && held.some(({ orderId }) => orderId === order.id)))
    for (const order of halfMade) await undo(container, cartId, order.id)
    await rowsOf(container, ENDED, [cartId])
    return halfMade.length
  })
  return undone ?? 0
}

/** Last comes the order itself: until then a second crash is mended by the same steps. Uses of promotions stay counted, since nobody can tell whether they were. */
async function undo(container: MedusaContainer, cartId: string, orderId: string): Promise<void> {
  await unsecureOrder(container, cartId, orderId, "completion_cut_off")
  await giveReservationsBack(container, orderId)
  await unlink(container, cartId, orderId)
  await container.resolve<ICartModuleService>(Modules.CART).updateCarts([{ id: cartId, completed_at: null as unknown as undefined }])
  await container.resolve<IOrderModuleService>(Modules.ORDER).deleteOrders([orderId])
  container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`order ${orderId} was half-made when its completion was cut off, and is undone`)
}

async function giveReservationsBack(container: MedusaContainer, orderId: string): Promise<void> {
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const lines = (await rowsOf<{ id: string }>(container, "select distinct item_id as id from order_item where order_id = ?", [orderId])).map((row) => row.id)
  const reservations = lines.length === 0 ? [] : await inventory.listReservationItems({ line_item_id: lines }, { select: ["id", "inventory_item_id"], take: 1_000 })
  const items = [...new Set(reservations.map((reservation) => reservation.inventory_item_id))].sort()
  if (items.length > 0) await container.resolve<ILockingModule>(Modules.LOCKING).execute(items, async () => inventory.deleteReservationItemsByLineItem(lines), { timeout: WAIT_SECONDS })
}

async function unlink(container: MedusaContainer, cartId: string, orderId: string): Promise<void> {
  const of = async (table: string, column: string): Promise<string[]> => (await rowsOf<{ id: string }>(container, `select ${column} as id from ${table} where order_id = ? and deleted_at is null`, [orderId])).map((row) => row.id)
  const [collections, promotions] = await Promise.all([of("order_payment_collection", "payment_collection_id"), of("order_promotion", "promotion_id")])
  const order = { [Modules.ORDER]: { order_id: orderId } }
  await container.resolve(ContainerRegistrationKeys.LINK).dismiss([
    { ...order, [Modules.CART]: { cart_id: cartId } },
    ...collections.map((id) => ({ ...order, [Modules.PAYMENT]: { payment_collection_id: id } })),
    ...promotions.map((id) => ({ ...order, [Modules.PROMOTION]: { promotion_id: id } })),
  ])
}
