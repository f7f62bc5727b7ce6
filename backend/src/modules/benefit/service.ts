import type { Checkpoint, Entry, Grouping, Head, MeasureFilter } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import type { CommissionRule } from "./agreements/agreement"
import { AgreementBook } from "./agreements/agreement-book"
import { insertCommissionRule } from "./agreements/agreement-store"
import { signAtOnce, type NewAgreement } from "./agreements/sign-at-once"
import { heldByOrders } from "./attribution/attribution-store"
import { bindAttribution, releaseAttribution, returnCancelledGoods } from "./attribution/bind-and-release"
import { previewBenefit, quoteBenefit } from "./attribution/preview"
import { secureAttribution } from "./attribution/secure"
import { Cancellations } from "./cancellations/cancellations"
import { EntryCorrections } from "./corrections/entry-corrections"
import { nextStatementId } from "./corrections/post-correction"
import { openBenefit } from "./database/open"
import { Disputes } from "./disputes/disputes"
import type { AttributionKey, BenefitDoor, BindAttributionInput, LotStock, PreviewedBenefit, PreviewLine, QuoteLine, RecordCaptureInput, RecordedEntry, RecordRefundInput, SecureAttributionInput, UnappliedReceipt } from "./door"
import { Handover } from "./handover"
import { appendBatch, type Append, type Appended } from "./journal/append"
import { AppendQueue } from "./journal/append-queue"
import { appendCheckpoint, newestCheckpoint, type CheckpointPlace } from "./journal/checkpoint-file"
import { entryLines, findBySource, readEntries, readHead, recordedAmong, type SourcesAsked } from "./journal/entry-store"
import { EntryUnknown, PaymentNotRecorded } from "./journal/errors"
import { applicationAppend, captureAppend } from "./journal/record-payment"
import { refundAppend, reversalAppend } from "./journal/record-refund"
import { findUnapplied } from "./journal/unapplied-receipts"
import type { LotMovement, LotState, NewLot } from "./lots/lot"
import { LotBook } from "./lots/lot-book"
import { findLots, insertLot, insertMovement } from "./lots/lot-store"
import { stockOf } from "./lots/lot-stock"
import { Reductions } from "./reductions/reductions"
import { Refunds } from "./refunds/refunds"
import { Returns } from "./returns/returns"
import { impactSoFar, type Impact } from "./reports/impact"
import { benefitOfOrder, type OrderBenefitFigures } from "./reports/order-benefit"
import { ordersBehind, type OrderFigures } from "./reports/orders"
import { checkItself, type SelfCheck } from "./reports/self-check"
import { breakDown, summarise, type Breakdown, type Summary } from "./reports/summary"
import { rollupLines } from "./rollups/rollup-export"

export type BenefitOptions = { databaseUrl: string } & CheckpointPlace

/** Lines without line breaks, as `npm run ledger:verify` reads them. */
export type LedgerExport = { entries: AsyncGenerator<string>; rollups: AsyncGenerator<string> }

/** The ledger's only door (docs/architecture.md). It gathers and delegates; every amount is computed by the pure core. */
export class BenefitService implements BenefitDoor {
  readonly __hooks = { onApplicationShutdown: async (): Promise<void> => this.close() }
  /** signing, settlement, payout, evidence, advances, period benefits, fee rules */
  readonly handover = new Handover(() => this.source())
  /** agreements from draft to end */
  readonly agreements = new AgreementBook(() => this.source())
  /** deliveries, movements and corrections of lots */
  readonly lotBook = new LotBook(() => this.source())
  private readonly queue = new AppendQueue<Append, Appended>(async (items) => appendBatch(await this.source(), items, Date.now))
  private opened: Promise<DataSource> | undefined
  readonly refunds = new Refunds(() => this.source())
  readonly cancellations = new Cancellations(() => this.source())
  readonly reductions = new Reductions(() => this.source())
  readonly returns = new Returns(() => this.source())
  readonly entryCorrections = new EntryCorrections(() => this.source())
  readonly disputes = new Disputes(() => this.source(), (item) => this.append(item))

  constructor(_container: unknown, private readonly options: BenefitOptions) {}

  async previewBenefit(lines: readonly PreviewLine[]): Promise<PreviewedBenefit[]> {
    return previewBenefit(await this.source(), lines, Date.now())
  }

  async quoteBenefit(lines: readonly QuoteLine[]): Promise<bigint[]> {
    return quoteBenefit(await this.source(), lines, Date.now())
  }

  async secureAttribution(input: SecureAttributionInput): Promise<{ attributionId: string }> {
    return secureAttribution(await this.source(), input, Date.now())
  }

  async bindAttribution(input: BindAttributionInput): Promise<void> {
    await bindAttribution(await this.source(), input)
  }

  async releaseAttribution(key: AttributionKey, reason: string): Promise<{ released: boolean }> {
    return releaseAttribution(await this.source(), key, reason)
  }

  async heldByOrders(orderIds: readonly string[]): Promise<{ orderId: string; sold: boolean }[]> {
    return orderIds.length === 0 ? [] : heldByOrders((await this.source()).manager, orderIds)
  }

  /** Of these payments or refunds of a provider those that have their entry: it is written last, so nothing about them is left to do. */
  async recordedAmong(asked: SourcesAsked): Promise<Set<string>> {
    return asked.ids.length === 0 ? new Set() : recordedAmong((await this.source()).manager, asked)
  }

  async recordCapture(input: RecordCaptureInput): Promise<RecordedEntry> {
    return this.append(captureAppend(input))
  }

  async recordRefund(input: RecordRefundInput): Promise<RecordedEntry> {
    const entry = await this.append(refundAppend(input))
    if (input.reason === "cancellation" && input.lines === null && input.orderId !== null) await returnCancelledGoods(await this.source(), input.orderId)
    return entry
  }

  async applyUnapplied(input: { provider: string; paymentObjectId: string; orderId: string; occurredAt: Date }): Promise<RecordedEntry> {
    const receipt = await this.entryOf({ provider: input.provider, kind: "payment", objectId: input.paymentObjectId })
    if (!receipt) throw new PaymentNotRecorded(input.paymentObjectId)
    return this.append(applicationAppend(input, receipt))
  }

  /** Undoes one posted refund as it was stated last, e.g. one that failed at the provider afterwards (LEDGER 6). @throws EntryUnknown, ReversalUnlawful */
  async reverseRefund(input: { provider: string; objectId: string; actor: string; reasonCode: string; occurredAt: Date }): Promise<RecordedEntry> {
    const refund = await this.newestStatement(input)
    if (!refund) throw new EntryUnknown(input.objectId)
    return this.append(reversalAppend(refund, { correction: { actor: input.actor, reasonCode: input.reasonCode }, occurredAt: input.occurredAt }))
  }

  async unappliedReceipts(): Promise<UnappliedReceipt[]> {
    return findUnapplied((await this.source()).manager)
  }

  /** Null for an order that was never attributed. */
  async orderBenefit(orderId: string): Promise<OrderBenefitFigures | null> {
    return benefitOfOrder(await this.source(), orderId)
  }

  /** The measures of a period, and on demand their recomputation from the raw entries. @throws ChainBroken */
  async summary(filter: MeasureFilter, { recomputed = true }: { recomputed?: boolean } = {}): Promise<Summary> {
    return summarise(await this.source(), filter, { checkpoint: await newestCheckpoint(this.options), recomputed })
  }

  /** The same by row and in all. @throws ChainBroken */
  async breakdown(filter: MeasureFilter, by: Grouping, { recomputed = true }: { recomputed?: boolean } = {}): Promise<Breakdown> {
    return breakDown(await this.source(), filter, by, { recomputed })
  }

  async orders(filter: MeasureFilter, paging: { page: number; pageSize: number }): Promise<{ orders: OrderFigures[]; total: number }> {
    return ordersBehind(await this.source(), filter, paging)
  }

  async impact(): Promise<Impact> {
    return impactSoFar(await this.source())
  }

  /** Entries of an order, a provider's object or a Medusa payment or refund, in the order of the chain. */
  async entriesBySource(sourceId: string): Promise<Entry[]> {
    return readEntries((await this.source()).manager, { sourceId })
  }

  async head(): Promise<Head | null> {
    return readHead((await this.source()).manager)
  }

  /** The whole chain as JSON lines without line breaks, for the offline auditor; streamed a page at a time. */
  async *exportEntries(): AsyncGenerator<string> {
    yield* entryLines((await this.source()).manager)
  }

  /** The chain, and the rollups beside it, as they stand at one moment; what is asked for is streamed a page at a time. */
  async readExport<T>(work: (ledger: LedgerExport) => Promise<T>): Promise<T> {
    return (await this.source()).transaction("REPEATABLE READ", async (manager) => work({ entries: entryLines(manager), rollups: rollupLines(manager, await readHead(manager)) }))
  }

  /** Signs the head and appends it outside the database; null before the first entry. Unmoved heads are not signed again. */
  async signCheckpoint(): Promise<Checkpoint | null> {
    const head = await this.head()
    return head && appendCheckpoint(this.options, head, Date.now())
  }

  /** Everything the ledger can prove of itself (RECON a, d, e and its part of f). */
  async selfCheck(): Promise<SelfCheck> {
    return checkItself(await this.source(), this.options)
  }

  /** @throws ContributionsMissing */
  async addLot(lot: NewLot): Promise<{ id: string }> {
    return insertLot(await this.source(), lot)
  }

  /** One movement by its own id, for callers that count for themselves; doors go by `lotBook.move`. */
  async moveLot(movement: LotMovement): Promise<{ id: string }> {
    return insertMovement((await this.source()).manager, movement)
  }

  async lots(filter: { inventoryItemIds?: readonly string[]; cooperativeId?: string } = {}): Promise<LotState[]> {
    return findLots((await this.source()).manager, filter)
  }

  async lotState(inventoryItemIds?: readonly string[]): Promise<LotStock[]> {
    return stockOf(await this.lots({ inventoryItemIds }))
  }

  /** For seed and tests: all steps at once. @throws AgreementRefused */
  async createAgreement(agreement: NewAgreement): Promise<{ id: string; version: number }> {
    return signAtOnce(this.agreements, agreement, Date.now())
  }

  /** @throws HandoverRefused `rule_overlaps`, `rates_exceed_price` */
  async createCommissionRule(rule: CommissionRule): Promise<{ id: string }> {
    return insertCommissionRule(await this.source(), rule)
  }

  /** Lets waiting entries be written, signs the head a last time, then closes the pool. */
  async close(): Promise<void> {
    await this.queue.idle()
    if (!this.opened) return
    try {
      await this.signCheckpoint()
    } finally {
      await this.disconnect()
    }
  }

  /** Closes the pool and signs nothing; for commands that only read. */
  async disconnect(): Promise<void> {
    const opened = this.opened
    this.opened = undefined
    await (await opened)?.destroy()
  }

  private async append(item: Append): Promise<RecordedEntry> {
    const { entry, existed } = await this.queue.append(item)
    return { sequence: entry.sequence, kind: entry.kind, hash: entry.hash, existed }
  }

  private async entryOf(key: Append["key"]): Promise<Entry | null> {
    return findBySource((await this.source()).manager, key)
  }

  /** A refund's entry, or the one that states it anew since staff corrected it. */
  private async newestStatement({ provider, objectId }: { provider: string; objectId: string }): Promise<Entry | null> {
    const found = await this.entryOf({ provider, kind: "refund", objectId })
    return found && ((await this.newestStatement({ provider, objectId: nextStatementId(objectId) })) ?? found)
  }

  private source(): Promise<DataSource> {
    this.opened ??= openBenefit(this.options.databaseUrl).catch((error: unknown) => {
      this.opened = undefined
      throw error
    })
    return this.opened
  }
}
