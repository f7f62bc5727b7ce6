import type { Grouping, MeasureFilter, Measures } from "@qianhang/shared/ledger"
import type { Breakdown } from "../reports/summary"
import { COUNTY_OF, GOODS } from "./market.test-builder"
import type { Order } from "./oracle.test-builder"
import { measured } from "./oracle-facts.test-builder"
import { isPaid, standings } from "./oracle-payout.test-builder"
import { sum } from "./sold-line.test-builder"
import { HistoryBroken, type World } from "./world.test-builder"

type Query = (statement: string) => Promise<Record<string, unknown>[]>
const ORDERS_AT_ONCE = 25

/** Holds the ledger against the oracle: accounts, measures, orders, batches, lots, held money, and the ledger's own proof. @throws HistoryBroken with the first difference */
export async function compare(world: World, asRuntime: Query, everyOrder: boolean): Promise<void> {
  await accounts(world, asRuntime)
  await report(world, { from: "2000-01-01", to: "2100-01-01" }, null)
  const month = { from: `${world.today.slice(0, 7)}-01`, to: world.today }
  const { chance } = world
  await report(world, month, chance.pick(["cooperative", "product", "mechanism", "county", "month"] as const) ?? null)
  await report(world, { ...month, from: "2026-03-01", ...chance.pick<Partial<MeasureFilter>>([{ cooperativeId: "coop_majiang" }, { productId: chance.pick(GOODS)?.productId ?? "" }, { mechanism: "none" }, { mechanism: "maker" }]) }, chance.pick<Grouping | null>([null, "month", "village", "kind"]) ?? null)
  const { oracle: { orders }, afterSale } = world
  for (const order of everyOrder ? orders : Array.from({ length: ORDERS_AT_ONCE }, () => chance.pick(orders))) if (order) await orderFigures(world, order)
  for (const order of everyOrder ? orders : orders.filter((one) => afterSale.openOf(one).length > 0)) await refundFigures(world, order)
  await batches(world)
  await shelves(world)
  await proof(world)
}

/** A difference is told with both sides; `expected` is the oracle's. */
function same(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [printed(found), printed(expected)]
  if (one !== other) throw new HistoryBroken(`${what}: the ledger says ${one}, the oracle ${other}`)
}

const printed = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? Number(inner) : Object.is(inner, -0) ? 0 : inner))

async function accounts({ oracle }: World, asRuntime: Query): Promise<void> {
  const rows = await asRuntime("select account || ' ' || coalesce(cooperative_id, '') || ' ' || coalesce(household_id, '') as key, sum(amount_fen)::text as fen from benefit.posting group by 1 having sum(amount_fen) <> 0 order by 1")
  const sorted = (pairs: [string, number][]) => pairs.filter(([, fen]) => fen !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const [found, expected] = [sorted(rows.map((row) => [String(row["key"]), Number(row["fen"])])), sorted([...oracle.accounts])]
  for (const [key, fen] of expected) same(`account ${key}`, found.find(([name]) => name === key)?.[1] ?? 0, fen)
  same("accounts", found, expected)
}

async function report({ benefit, oracle }: World, filter: MeasureFilter, by: Grouping | null): Promise<void> {
  const { rows, total, matches } = by === null ? await inOne(benefit, filter) : await benefit.breakdown(filter, by)
  same(`the report's own proof of ${JSON.stringify(filter)} by ${by}`, matches, true)
  const expected = measured(oracle.events, filter, by, COUNTY_OF)
  const names = Object.keys(total) as (keyof Measures)[]
  const figures = (row: Partial<Record<keyof Measures, number | bigint>> | undefined) => Object.fromEntries(names.map((name) => [name, Number(row?.[name] ?? 0)]))
  const keys = [...new Set([...rows.map((row) => row.key), ...expected.keys()])].sort()
  for (const key of keys) same(`measures ${JSON.stringify(filter)} by ${by} ${key}`, figures(rows.find((row) => row.key === key)?.measures), figures(expected.get(key)))
  same(`measures ${JSON.stringify(filter)} in all`, figures(total), figures(measured(oracle.events, filter, null, COUNTY_OF).get("")) )
}

async function inOne(benefit: World["benefit"], filter: MeasureFilter): Promise<Pick<Breakdown, "rows" | "total" | "matches">> {
  const { rollups, matches } = await benefit.summary(filter)
  return { rows: [{ key: "", measures: rollups }], total: rollups, matches }
}

async function orderFigures({ benefit, handover }: World, order: Order): Promise<void> {
  const found = await benefit.orderBenefit(order.id)
  const paid = order.state === "paid"
  const { lines } = order
  const shares = lines.flatMap((line) => line.shares.map((share) => ({ ...share, fen: paid ? share.accruedFen : share.firstFen })))
  const perHousehold = new Map<string, number>()
  for (const share of shares) perHousehold.set(share.householdId, (perHousehold.get(share.householdId) ?? 0) + share.fen)
  let [payableFen, paidFen] = [0, 0]
  for (const line of lines) {
    const parcel = order.parcels.find((one) => one.cooperativeId === line.sold.cooperativeId)
    const batch = handover.batches.find((one) => one.id === parcel?.batchId)
    if (!batch) continue
    const standing = new Map(standings(batch).map((one) => [one.householdId, one]))
    for (const share of line.shares) {
      const own = standing.get(share.householdId)
      const settled = own !== undefined && isPaid(own)
      paidFen += share.fromAdvanceFen + (settled ? share.toPayableFen : 0)
      payableFen += settled ? 0 : share.toPayableFen
    }
  }
  const refundsFen = sum(lines.map((line) => line.grossReturnedFen))
  const benefitFen = sum(shares.map((share) => share.fen))
  const commissionFen = sum(lines.map((line) => line.commissionLeftFen))
  const gmvFen = sum(lines.map((line) => line.lineFen))
  same(`order ${order.id}`, found && {
    recorded: found.recorded, gmvFen: found.gmvFen, refundsFen: found.refundsFen, benefitFen: found.benefitFen, commissionFen: found.commissionFen, cooperativeFen: found.cooperativeFen, freightFen: found.freightFen, payableFen: found.payableFen, paidFen: found.paidFen, households: found.households,
  }, {
    recorded: paid, gmvFen, refundsFen, benefitFen, commissionFen, cooperativeFen: gmvFen - refundsFen - benefitFen - commissionFen, freightFen: sum(order.parcels.map((parcel) => parcel.freightFen - freightReturned(order, parcel.cooperativeId))), payableFen, paidFen,
    households: [...perHousehold.values()].filter((fen) => fen > 0).length,
  })
}

/** What was paid, given back and asked for, and what can still be asked for; units that left their parcel. */
async function refundFigures({ benefit, afterSale }: World, order: Order): Promise<void> {
  const found = await benefit.refunds.of(order.id)
  const units = (order.state === "paid" ? order.lines : []).map(({ sold: { lineId } }) => [lineId, afterSale.lineLeft(order, lineId).quantity, afterSale.takenOut.get(lineId) ?? 0])
  same(`units of ${order.id}`, (found?.lines ?? []).map((line) => [line.line.lineId, line.refundableQuantity, line.takenOut]), units)
  const { paidFen, refundedFen, pendingFen, refundableFen } = found ?? { paidFen: 0n, refundedFen: 0n, pendingFen: 0n, refundableFen: 0n }
  same(`refunds of ${order.id}`, { paidFen, refundedFen, pendingFen, refundableFen }, order.state === "paid" ? afterSale.figuresOf(order) : { paidFen: 0, refundedFen: 0, pendingFen: 0, refundableFen: 0 })
}

/** Freight that came back from the cooperative; compensation for freight is another's. */
const freightReturned = (order: Order, cooperativeId: string): number =>
  sum(order.refunds.filter((refund) => !refund.undone && refund.bearer === null).flatMap((refund) => refund.freight).filter((freight) => freight.cooperativeId === cooperativeId).map((freight) => freight.fen))

async function batches({ benefit, handover }: World): Promise<void> {
  for (const batch of handover.batches) {
    const found = await benefit.handover.batches.find(batch.id)
    same(`batch ${batch.id}`, found && [found.from, found.to, found.version], [batch.from, batch.to, 1 + Number(batch.instructed) + batch.changes])
    for (const [figure, fen] of Object.entries(batch.figures)) same(`batch ${batch.id} ${figure}`, found && new Map<string, unknown>(Object.entries(found.figures)).get(figure), fen)
    const shares = await benefit.handover.batches.shares(batch.id)
    const inWords = ({ householdId, settledFen, payableFen, paidFen, acknowledged, received, spotChecked, payoutId }: { householdId: string; settledFen: number | bigint; payableFen: number | bigint; paidFen: number | bigint; acknowledged: boolean; received: boolean; spotChecked: boolean; payoutId: string | null }) =>
      [householdId, Number(settledFen), Number(payableFen), Number(paidFen), acknowledged, received, spotChecked, payoutId !== null]
    const expected = standings(batch).filter((one) => one.settledFen > 0)
    same(`households of batch ${batch.id}`, shares.map(inWords), expected.map(inWords))
    const cooperativePaid = sum(batch.payouts.filter((payout) => payout.to === "cooperative" && !payout.undone).map((payout) => payout.fen))
    same(`what batch ${batch.id} paid its cooperative`, found?.cooperativePaidFen, cooperativePaid)
  }
  for (const cooperativeId of COUNTY_OF.keys()) same(`what ${cooperativeId} owes`, (await benefit.handover.batches.receivables(cooperativeId)).owedFen, handover.owes(cooperativeId))
}

async function shelves({ benefit, market, oracle, handover }: World): Promise<void> {
  const lots = await benefit.lots()
  for (const lot of market.lots) same(`lot ${lot.id}`, Number(lots.find((one) => one.id === lot.id)?.remaining), market.remaining(lot))
  const restocked = (await benefit.returns.returnedStock()).map((one) => [one.inventoryItemId, Number(one.restockedBaseUnits)])
  same("goods without lots that came back", restocked, [...market.restocked].sort())
  const held = (await benefit.unappliedReceipts()).map((receipt) => [receipt.objectId, Number(receipt.remainingFen)])
  same("held money", held, oracle.receipts.filter((receipt) => oracle.heldOf(receipt) !== 0).map((receipt) => [receipt.objectId, oracle.heldOf(receipt)]))
  for (const [key, fen] of handover.advances) if (fen < 0) throw new HistoryBroken(`advance ${key} is overdrawn`, fen)
}

async function proof({ benefit }: World): Promise<void> {
  await benefit.signCheckpoint()
  same("the ledger's own checks", (await benefit.selfCheck()).checks.filter((check) => !check.ok), [])
}
