import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderOverview } from "@qianhang/shared/contracts"
import { AfterSaleRefused, BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { providerJournal } from "../../providers/stripe/provider-journal"
import { callOffUnpaid } from "../order/expire-orders"
import { orderOverview } from "../order/order-overview"
import { aloneWithParcels } from "../parcel/alone-with-parcels"
import { isCancellable, orderVersionOf, parcelVersionOf, readCancellationBooks, type CancellationBooks } from "./cancellation-answers"
import { finishParcels } from "./finish-parcels"

export type CancellationAsked = { orderId: string; version: number; reason: string; actor: string }

/** 取消订单 by its buyer, while it waits for money. Again is the same; null for an unknown order. @throws AfterSaleRefused `wrong_state` */
export async function cancelAsBuyer(container: MedusaContainer, orderId: string): Promise<OrderOverview | null> {
  const before = await orderOverview(container, orderId)
  if (before === null || (before.state === "cancelled" && before.paid_fen === "0")) return before
  if (before.state !== "awaiting_payment" || !(await callOffUnpaid(container, providerJournal(), { orderId, reason: "cancelled_by_buyer" }))) throw new AfterSaleRefused("wrong_state", `order ${orderId} does not wait for money`)
  return orderOverview(container, orderId)
}

/**
 * Cancels an unpaid order, or parcels of a paid one: first decided, with its refund asked for and its goods back in their
 * lots, then carried out. `cooperativeIds` null: every parcel that was not shipped. @returns null for an unknown order
 * @throws AfterSaleRefused `stale_version`, `wrong_state`
 */
export async function cancelParcels(container: MedusaContainer, asked: CancellationAsked & { cooperativeIds: readonly string[] | null }): Promise<CancellationBooks | null> {
  const first = await readCancellationBooks(container, asked.orderId)
  if (first === null) return null
  const ids = asked.cooperativeIds ?? first.overview.parcels.map((parcel) => parcel.cooperative.id)
  await aloneWithParcels(container, asked.orderId, ids, async () => {
    const books = (await readCancellationBooks(container, asked.orderId)) ?? first
    if (isDone(books, ids)) return
    requireVersion(asked, orderVersionOf(books))
    if (books.figures === null) return callOffWhole(container, asked, books)
    const open = books.overview.parcels.filter((parcel) => isCancellable(books, parcel)).map((parcel) => parcel.cooperative.id)
    const wanted = asked.cooperativeIds ?? open
    requireCancellable(books, wanted, open)
    await decide(container, asked, { wanted, version: books.figures.version })
  })
  return readCancellationBooks(container, asked.orderId)
}

/** The same for the parcel of one cooperative, by a version of its own. */
export async function cancelOwnParcel(container: MedusaContainer, asked: CancellationAsked & { cooperativeId: string }): Promise<CancellationBooks | null> {
  const { orderId, cooperativeId } = asked
  const first = await readCancellationBooks(container, orderId)
  if (!first?.overview.parcels.some((parcel) => parcel.cooperative.id === cooperativeId)) return null
  await aloneWithParcels(container, orderId, [cooperativeId], async () => {
    const books = (await readCancellationBooks(container, orderId)) ?? first
    if (isDone(books, [cooperativeId])) return
    requireVersion(asked, parcelVersionOf(books, cooperativeId))
    requireCancellable(books, [cooperativeId], books.overview.parcels.filter((parcel) => isCancellable(books, parcel)).map((parcel) => parcel.cooperative.id))
    await decide(container, asked, { wanted: [cooperativeId], version: null })
  })
  return readCancellationBooks(container, orderId)
}

async function decide(container: MedusaContainer, { orderId, reason, actor }: CancellationAsked, { wanted, version }: { wanted: readonly string[]; version: number | null }): Promise<void> {
  await container.resolve<BenefitService>(BENEFIT_MODULE).cancellations.decide({ orderId, cooperativeIds: wanted, version, reason, actor })
  await finishParcels(container, orderId)
}

function isDone({ overview, figures, cancellations }: CancellationBooks, ids: readonly string[]): boolean {
  if (figures === null) return overview.state === "cancelled"
  return ids.length > 0 && ids.every((id) => cancellations.some((one) => one.cooperativeId === id))
}

function requireVersion({ orderId, version }: CancellationAsked, found: number): void {
  if (version !== found) throw new AfterSaleRefused("stale_version", `order ${orderId} is at version ${found}`)
}

function requireCancellable({ overview, cancellations }: CancellationBooks, wanted: readonly string[], open: readonly string[]): void {
  const unfit = wanted.filter((id) => !open.includes(id) && !cancellations.some((one) => one.cooperativeId === id))
  const fields = Object.fromEntries(unfit.map((id) => [`cooperative_ids.${wanted.indexOf(id)}`, overview.parcels.some((parcel) => parcel.cooperative.id === id) ? "wrong_state" : "unknown_parcel"]))
  if (unfit.length > 0 || wanted.length === 0) throw new AfterSaleRefused("wrong_state", `${unfit.join() || "nothing"} of ${overview.id} can be cancelled`, fields)
}

async function callOffWhole(container: MedusaContainer, { orderId, reason, ...asked }: CancellationAsked & { cooperativeIds: readonly string[] | null }, { overview }: CancellationBooks): Promise<void> {
  const whole = asked.cooperativeIds === null || overview.parcels.every((parcel) => asked.cooperativeIds?.includes(parcel.cooperative.id))
  if (!whole || overview.state !== "awaiting_payment" || !(await callOffUnpaid(container, providerJournal(), { orderId, reason }))) throw new AfterSaleRefused("wrong_state", `order ${orderId} cannot be called off as a whole`)
}
