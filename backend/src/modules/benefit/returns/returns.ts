import { randomBytes } from "node:crypto"
import { shanghaiDay, type SaleRemainder } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { findAttribution } from "../attribution/attribution-store"
import { inJournal, type OpenJournal } from "../journal/open-journal"
import { insertMovement, lockLots } from "../lots/lot-store"
import type { RefundBearer } from "../door"
import { AfterSaleRefused } from "../refunds/after-sale-refused"
import { standingSaleOf, unaskedRemainder, type RefundBooks } from "../refunds/refund-books"
import { findRequests } from "../refunds/refund-request-store"
import { askWithin, asRefusal } from "../refunds/refunds"
import { findSignings } from "../signing/signings"
import { termsOn } from "../signing/terms-store"
import { windowEndsAtMs, type GoodsClass } from "../signing/window"
import { goodsBackOfLine, type UnitsBack } from "./goods-back"
import { drawsOfLine, findReturnedStock, findReturns, insertGoods, insertReturn, insertReturnStep, returnState, returnVersion, type FreightBorneBy, type GoodsBack, type Page, type ReturnCase, type ReturnedStock, type ReturnFilter, type ReturnState } from "./return-store"

export type ReturnAsked = Pick<ReturnCase, "orderId" | "cooperativeId" | "kind" | "reason" | "idempotencyKey" | "lines">
export type Stepped = { id: string; version: number; actor: string }
export type Accepted = Stepped & { reason: string; freightBorneBy: FreightBorneBy | null; compensation: { bearer: RefundBearer; lines: { lineId: string; amountFen: bigint }[] } | null }
/** `shelves`: what one sale unit of a line takes of each inventory item; used where goods have no lots. */
export type Received = Stepped & { lines: ({ lineId: string } & UnitsBack)[]; shelves: { lineId: string; inventoryItemId: string; baseUnitsPerUnit: number }[] }

/**
 * Return cases (LEDGER 6, 18; Consumer law 25): asked for within the window of each line's goods class, accepted or refused,
 * received, and then refunded by line. Fresh and made-to-order goods are not given back; their damage is compensated.
 */
export class Returns {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** The same key is the same case. @throws AfterSaleRefused `wrong_state`, `window_over`, `not_returnable`, `more_than_bought`, `idempotency_key_reused` */
  async ask(asked: ReturnAsked, nowMs: number): Promise<ReturnCase> {
    return this.within(async (journal) => {
      const { manager } = journal
      const { cases } = await findReturns(manager, { orderId: asked.orderId }, { page: 1, pageSize: 1000 })
      const before = cases.find((one) => one.idempotencyKey === asked.idempotencyKey)
      if (before) return requireSame(before, asked)
      await requireWindow(journal, asked, nowMs)
      requireLeft((await booksOf(journal, asked.orderId)).left, asked, cases)
      const id = `ret_${randomBytes(10).toString("hex")}`
      await insertReturn(manager, { ...asked, id })
      return one(journal, id)
    })
  }

  async refuse(asked: Stepped & { reason: string }): Promise<ReturnCase> {
    return this.step(asked, ["asked"], async (journal, found) => insertReturnStep(journal.manager, found, { step: "refuse", reason: asked.reason, freightBorneBy: null, refundRequestId: null, actor: asked.actor }))
  }

  /** By the buyer, until the goods arrived. */
  async withdraw(asked: Stepped): Promise<ReturnCase> {
    return this.step(asked, ["asked", "accepted"], async (journal, found) => insertReturnStep(journal.manager, found, { step: "withdraw", reason: null, freightBorneBy: null, refundRequestId: null, actor: asked.actor }))
  }

  /** A return then waits for its goods; of damage the compensation is asked for at once. @throws AfterSaleRefused, also `refund_exceeds_remainder` */
  async accept(asked: Accepted): Promise<ReturnCase> {
    return this.step(asked, ["asked"], async (journal, found) => {
      const fits = found.kind === "damage" ? asked.compensation !== null && asked.freightBorneBy === null : asked.compensation === null && asked.freightBorneBy !== null
      if (!fits) throw new AfterSaleRefused("wrong_state", `case ${found.id} is a ${found.kind}`, found.kind === "damage" ? { compensation: "required" } : { freight_borne_by: "required" })
      const request = asked.compensation && (await askWithin(journal, {
        orderId: found.orderId, idempotencyKey: `return/${found.id}`, version: null, reason: "compensation", bearer: asked.compensation.bearer, actor: asked.actor,
        lines: requireOwnLines(found, asked.compensation.lines).map(({ lineId, amountFen }) => ({ lineId, quantity: 0, amountFen })), freight: [],
      }))
      await insertReturnStep(journal.manager, found, { step: "accept", reason: asked.reason, freightBorneBy: asked.freightBorneBy, refundRequestId: request?.id ?? null, actor: asked.actor })
    })
  }

  /** The goods arrived: they go back to their lots or are written off, and what arrived is refunded. One transaction. @throws AfterSaleRefused */
  async receive(asked: Received): Promise<ReturnCase> {
    return this.step(asked, ["accepted"], async (journal, found) => {
      const arrived = requireOwnLines(found, asked.lines).filter((line) => line.restocked + line.spoiled > 0)
      const unfit = arrived.findIndex((line) => line.restocked + line.spoiled > Number(found.lines.find((own) => own.lineId === line.lineId)?.quantity))
      if (unfit >= 0 || arrived.length === 0) throw new AfterSaleRefused("more_than_bought", "more arrived than was announced, or nothing", { [`lines.${Math.max(unfit, 0)}`]: unfit < 0 ? "nothing_arrived" : "more_than_announced" })
      const { left, quantities } = await booksOf(journal, found.orderId)
      const freightFen = found.steps.at(-1)?.freightBorneBy === "cooperative" ? (left.freight.get(found.cooperativeId) ?? 0n) : 0n
      const request = await askWithin(journal, {
        orderId: found.orderId, idempotencyKey: `return/${found.id}`, version: null, reason: "return", bearer: null, actor: asked.actor,
        lines: arrived.map((line) => ({ lineId: line.lineId, quantity: line.restocked + line.spoiled, amountFen: null })), freight: freightFen > 0n ? [{ cooperativeId: found.cooperativeId, amountFen: freightFen }] : [],
      })
      await insertReturnStep(journal.manager, found, { step: "receive", reason: null, freightBorneBy: null, refundRequestId: request.id, actor: asked.actor })
      await shelve(journal, found, { ...asked, lines: arrived }, quantities)
    })
  }

  async list(filter: ReturnFilter, page: Page): Promise<{ cases: ReturnCase[]; total: number }> {
    return findReturns((await this.source()).manager, filter, page)
  }

  /** Null when unknown. */
  async find(id: string): Promise<ReturnCase | null> {
    return (await this.list({ id }, { page: 1, pageSize: 1 })).cases[0] ?? null
  }

  async returnedStock(inventoryItemIds?: readonly string[]): Promise<ReturnedStock[]> {
    return findReturnedStock((await this.source()).manager, inventoryItemIds)
  }

  private async step(asked: Stepped, states: readonly ReturnState[], work: (journal: OpenJournal, found: ReturnCase) => Promise<unknown>): Promise<ReturnCase> {
    return this.within(async (journal) => {
      const found = await one(journal, asked.id)
      if (returnVersion(found) !== asked.version) throw new AfterSaleRefused("stale_version", `case ${asked.id} is at version ${returnVersion(found)}`)
      if (!states.includes(returnState(found))) throw new AfterSaleRefused("wrong_state", `case ${asked.id} is ${returnState(found)}`)
      await work(journal, found)
      return one(journal, asked.id)
    })
  }

  private async within<T>(work: (journal: OpenJournal) => Promise<T>): Promise<T> {
    return asRefusal(async () => inJournal(await this.source(), work))
  }
}

async function one(journal: OpenJournal, id: string): Promise<ReturnCase> {
  const [found] = (await findReturns(journal.manager, { id }, { page: 1, pageSize: 1 })).cases
  if (!found) throw new Error(`no return case ${id}`)
  return found
}

async function booksOf(journal: OpenJournal, orderId: string): Promise<{ left: SaleRemainder; quantities: ReadonlyMap<string, number> }> {
  const books: RefundBooks = { orderId, entries: await journal.ofOrder(orderId), requests: await findRequests(journal.manager, { orderId }) }
  return { left: unaskedRemainder(books), quantities: new Map((standingSaleOf(books).snapshot?.lines ?? []).map((line) => [line.lineId, line.quantity])) }
}

/** Fresh goods are claimed within hours, others within the law's days; only ordinary goods are given back without fault. */
async function requireWindow(journal: OpenJournal, asked: ReturnAsked, nowMs: number): Promise<void> {
  const signing = (await findSignings(journal.manager, [asked.orderId])).find((signed) => signed.cooperativeId === asked.cooperativeId)
  if (!signing) throw new AfterSaleRefused("wrong_state", `the parcel of ${asked.cooperativeId} in ${asked.orderId} was not signed for`)
  const terms = await termsOn(journal.manager, shanghaiDay(signing.signedAt.getTime()))
  asked.lines.forEach(({ lineId }, index) => {
    const goodsClass = signing.lines.find((line) => line.lineId === lineId)?.goodsClass
    if (!goodsClass) throw new AfterSaleRefused("more_than_bought", `line ${lineId} is not in the parcel`, { [`lines.${index}.line_id`]: "unknown_line" })
    if (asked.kind === "return" && goodsClass !== "ordinary") throw new AfterSaleRefused("not_returnable", `line ${lineId} is ${goodsClass}`, { [`lines.${index}.line_id`]: goodsClass })
    const window: GoodsClass = goodsClass === "fresh" ? "fresh" : "ordinary"
    if (nowMs >= windowEndsAtMs(signing.signedAt.getTime(), [window], terms)) throw new AfterSaleRefused("window_over", `the window of line ${lineId} is over`, { [`lines.${index}.line_id`]: "window_over" })
  })
}

/** Units given back before, by whatever refund, cannot be returned again; nor units another case already asks for. */
function requireLeft(left: SaleRemainder, asked: ReturnAsked, cases: readonly ReturnCase[]): void {
  const waiting = cases.filter((other) => other.kind === asked.kind && (other.kind === "damage" ? ["asked", "compensated"] : ["asked", "accepted"]).includes(returnState(other)))
  const taken = (lineId: string) => waiting.flatMap((other) => other.lines).filter((line) => line.lineId === lineId).reduce((sum, line) => sum + line.quantity, 0)
  const unfit = asked.lines.findIndex(({ lineId, quantity }, index) => quantity + taken(lineId) > (left.lines.get(lineId)?.quantity ?? 0) || asked.lines.findIndex((line) => line.lineId === lineId) !== index)
  if (unfit >= 0) throw new AfterSaleRefused("more_than_bought", "more is asked than is left", { [`lines.${unfit}.quantity`]: "more_than_left" })
}

function requireOwnLines<Line extends { lineId: string }>(found: ReturnCase, lines: readonly Line[]): readonly Line[] {
  const unfit = lines.findIndex((line, index) => !found.lines.some((own) => own.lineId === line.lineId) || lines.findIndex((other) => other.lineId === line.lineId) !== index)
  if (unfit >= 0) throw new AfterSaleRefused("more_than_bought", `a line that is not in case ${found.id}`, { [`lines.${unfit}.line_id`]: "unknown_line" })
  return lines
}

function requireSame(before: ReturnCase, asked: ReturnAsked): ReturnCase {
  const told = ({ cooperativeId, kind, lines }: ReturnAsked) => JSON.stringify([cooperativeId, kind, [...lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1)).map((line) => [line.lineId, line.quantity])])
  if (told(before) !== told(asked)) throw new AfterSaleRefused("idempotency_key_reused", `the key of ${before.id} was used for another case`)
  return before
}

/**
 * Lot goods by movements: all that arrived is a return, what is unfit is spoilage at once. Other goods are counted for Medusa's level.
 * Their lots are locked first, in the order in which a checkout locks them: goods go back by the lot drawn last, and the two would wait for each other.
 */
async function shelve(journal: OpenJournal, found: ReturnCase, { lines, shelves, actor }: Received, quantities: ReadonlyMap<string, number>): Promise<void> {
  const { manager } = journal
  const attribution = await findAttribution(manager, { orderId: found.orderId })
  const drawsBy = new Map<string, Awaited<ReturnType<typeof drawsOfLine>>>()
  for (const { lineId } of lines) {
    const cartLineId = Object.entries(attribution?.lineIds ?? {}).find(([, id]) => id === lineId)?.[0]
    if (attribution && cartLineId) drawsBy.set(lineId, await drawsOfLine(manager, attribution.id, { cartLineId, lineId }))
  }
  await lockLots(manager, [...new Set([...drawsBy.values()].flat().map((draw) => draw.inventoryItemId))])
  for (const line of lines) {
    const draws = drawsBy.get(line.lineId) ?? []
    const withLots: GoodsBack[] = goodsBackOfLine(draws, quantities.get(line.lineId) ?? 1, line).map((goods) => ({ ...goods, lineId: line.lineId }))
    const others = shelves.filter((shelf) => shelf.lineId === line.lineId && !draws.some((draw) => draw.inventoryItemId === shelf.inventoryItemId))
      .map(({ inventoryItemId, baseUnitsPerUnit }): GoodsBack => ({ lineId: line.lineId, inventoryItemId, lotId: null, restocked: BigInt(baseUnitsPerUnit * line.restocked), spoiled: BigInt(baseUnitsPerUnit * line.spoiled) }))
    await insertGoods(manager, found.id, [...withLots, ...others])
    for (const { lotId, restocked, spoiled } of withLots) {
      const movement = { lotId: String(lotId), actor, orderId: found.orderId, reason: `return ${found.id}`, movesStock: true }
      await insertMovement(manager, { ...movement, kind: "return", baseUnits: restocked + spoiled })
      if (spoiled > 0n) await insertMovement(manager, { ...movement, kind: "spoilage", baseUnits: spoiled })
    }
  }
}
