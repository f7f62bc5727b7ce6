import type { DataSource } from "typeorm"
import { isHouseholdSide, NO_MEASURES, type Grouping, type MeasureFilter, type Measures } from "../../shared/src/ledger/index.js"
import type { Impact, ImpactGroup } from "../../backend/src/modules/benefit/reports/impact"
import type { OrderFigures } from "../../backend/src/modules/benefit/reports/orders"

const KEY: Readonly<Record<Grouping, string>> = {
  county: "county_code", cooperative: "cooperative_id", product: "product_id", mechanism: "coalesce(nullif(mechanism, ''), 'none')",
  village: "village_code", kind: "household_kind", month: "to_char(day, 'YYYY-MM')",
}
const keyOf = (by: Grouping | null): string => (by === null ? "''" : KEY[by])

/** A filter as SQL over facts; the values are the benchmark's own constants. */
function whereOf({ from, to, countyCode, cooperativeId, productId, mechanism, villageCode, householdKind }: MeasureFilter): string {
  const is = (column: string, value: string | undefined): string[] => (value === undefined ? [] : [`${column} = '${value}'`])
  const conditions = [...is("county_code", countyCode), ...is("cooperative_id", cooperativeId), ...is("product_id", productId), ...is("mechanism", mechanism === "none" ? "" : mechanism), ...is("village_code", villageCode), ...is("household_kind", householdKind)]
  return [`day between '${from}' and '${to}'`, ...conditions].join(" and ")
}

type Goods = { key: string; gmv: string; refunds: string; linked: string; orders: string }
const RUNGS = ["accrued", "acknowledged", "paid", "received", "in_advance"] as const
type Benefit = Record<(typeof RUNGS)[number] | "key" | "households" | "households_acknowledged" | "households_paid" | "households_received", string>

/** Every measure by plain GROUP BY over the facts, with real DISTINCT over orders and households: no rollup, no order scopes. */
export async function rawMeasures(source: DataSource, filter: MeasureFilter, by: Grouping | null): Promise<{ key: string; measures: Measures }[]> {
  const goods = isHouseholdSide(filter, by) ? [] : await source.query<Goods[]>(
    `select key, sum(gmv) as gmv, sum(refunds) as refunds, sum(linked) as linked, coalesce(sum(captured), 0) as orders from (
       select ${keyOf(by)} as key, sequence, sum(gmv_fen) as gmv, sum(refunds_fen) as refunds, sum(linked_fen) as linked, max(captured) as captured
       from benefit.fact where household_id = '' and ${whereOf(filter)} group by 1, 2) entries group by 1`,
  )
  const benefit = await source.query<Benefit[]>(
    `select key, ${RUNGS.map((rung) => `sum(${rung}) as ${rung}`).join(", ")}, count(*) filter (where accrued > 0) as households,
       ${(["acknowledged", "paid", "received"] as const).map((rung) => `count(*) filter (where ${rung} > 0) as households_${rung}`).join(", ")} from (
       select ${keyOf(by)} as key, household_id, ${RUNGS.map((rung) => `sum(${rung}_fen) as ${rung}`).join(", ")} from benefit.fact where household_id <> '' and ${whereOf(filter)} group by 1, 2) households group by 1`,
  )
  const rows = new Map<string, Measures>(goods.map((row) => [row.key, { ...NO_MEASURES, gmvFen: BigInt(row.gmv), refundsFen: BigInt(row.refunds), netSalesFen: BigInt(row.gmv) - BigInt(row.refunds), linkedSalesFen: BigInt(row.linked), orders: Number(row.orders) }]))
  for (const row of benefit) {
    rows.set(row.key, {
      ...(rows.get(row.key) ?? NO_MEASURES),
      benefitAccruedFen: BigInt(row.accrued), benefitAcknowledgedFen: BigInt(row.acknowledged), benefitPaidFen: BigInt(row.paid), benefitReceivedFen: BigInt(row.received), paidInAdvanceFen: BigInt(row.in_advance),
      households: Number(row.households), householdsAcknowledged: Number(row.households_acknowledged), householdsPaid: Number(row.households_paid), householdsReceived: Number(row.households_received),
    })
  }
  return [...rows].map(([key, measures]) => ({ key, measures }))
}

type Order = { order_id: string; day: string; gmv: string; refunds: string; linked: string; accrued: string; households: string; total: string }

/** The orders behind a figure, newest first. */
export async function rawOrders(source: DataSource, filter: MeasureFilter, { page, pageSize }: { page: number; pageSize: number }): Promise<{ total: number; orders: OrderFigures[] }> {
  const rows = await source.query<Order[]>(
    `with sums as (select order_id, household_id, min(day) as day, sum(gmv_fen) as gmv, sum(refunds_fen) as refunds, sum(linked_fen) as linked, sum(accrued_fen) as accrued
       from benefit.fact where order_id <> '' and (gmv_fen <> 0 or refunds_fen <> 0 or linked_fen <> 0 or accrued_fen <> 0 or captured <> 0) and ${whereOf(filter)} group by 1, 2)
     select order_id, min(day)::text as day, sum(gmv) as gmv, sum(refunds) as refunds, sum(linked) as linked, sum(accrued) as accrued, count(*) filter (where accrued > 0) as households, count(*) over () as total
     from sums group by order_id order by min(day) desc, order_id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
  )
  const orders = rows.map((row): OrderFigures => ({ orderId: row.order_id, day: row.day, gmvFen: BigInt(row.gmv), refundsFen: BigInt(row.refunds), linkedSalesFen: BigInt(row.linked), benefitAccruedFen: BigInt(row.accrued), households: Number(row.households) }))
  return { total: Number(rows[0]?.total ?? 0), orders }
}

/** Everything so far over all facts, of all and of each county that has linked sales or benefit. */
export async function rawImpact(source: DataSource): Promise<Impact> {
  const groups = async (key: string): Promise<[string, ImpactGroup][]> => {
    const rows = await source.query<{ key: string; linked: string; accrued: string; paid: string; households: string; households_paid: string; households_unpaid: string }[]>(
      `select key, sum(linked) as linked, sum(accrued) as accrued, sum(paid) as paid, count(*) filter (where household_id <> '' and accrued > 0) as households,
         count(*) filter (where household_id <> '' and paid > 0) as households_paid, count(*) filter (where household_id <> '' and accrued > paid) as households_unpaid
       from (select ${key} as key, household_id, sum(linked_fen) as linked, sum(accrued_fen) as accrued, sum(paid_fen) as paid from benefit.fact group by 1, 2) shares group by key`,
    )
    return rows.map((row) => [row.key, { linkedSalesFen: BigInt(row.linked), accruedFen: BigInt(row.accrued), paidFen: BigInt(row.paid), households: Number(row.households), householdsPaid: Number(row.households_paid), householdsUnpaid: Number(row.households_unpaid) }])
  }
  const [whole] = await groups("''")
  const byCounty = (await groups("county_code")).filter(([, { linkedSalesFen, accruedFen }]) => linkedSalesFen !== 0n || accruedFen !== 0n)
  return { ...(whole?.[1] ?? NOTHING), byCounty: new Map(byCounty) }
}
const NOTHING: ImpactGroup = { linkedSalesFen: 0n, accruedFen: 0n, paidFen: 0n, households: 0, householdsPaid: 0, householdsUnpaid: 0 }

/** What the journal itself says, without any fact: snapshots' lines, refunds' lines and the postings of households. By cooperative, and '' for all. */
export async function journalMeasures(source: DataSource, { from, to }: Pick<MeasureFilter, "from" | "to">): Promise<Map<string, string>> {
  const rows = await source.query<{ key: string; gmv: string; refunds: string; accrued: string; households: string }[]>(
    `with lines as (
       select l ->> 'cooperativeId' as cooperative, (l ->> 'unitPriceFen')::bigint * (l ->> 'quantity')::bigint - (l ->> 'cooperativeDiscountFen')::bigint as gmv, 0::bigint as refunds
       from benefit.entry e, jsonb_array_elements(e.snapshot::jsonb -> 'lines') l where e.kind = 'sale' and e.day between $1 and $2
       union all
       select l ->> 'cooperativeId', 0, (l ->> 'grossFen')::bigint from benefit.entry e, jsonb_array_elements(e.refund::jsonb -> 'lines') l where e.refund is not null and e.day between $1 and $2),
     shares as (
       select p.cooperative_id as cooperative, p.household_id, -sum(p.amount_fen) as accrued from benefit.posting p join benefit.entry e using (sequence)
       where p.account = 'household_benefit' and e.kind in ('sale', 'refund', 'reversal') and e.day between $1 and $2 group by 1, 2),
     goods as (select cooperative, sum(gmv) as gmv, sum(refunds) as refunds from lines group by rollup (cooperative)),
     benefit as (select cooperative, sum(accrued) as accrued, count(*) filter (where accrued > 0) as households from shares group by rollup (cooperative))
     select coalesce(g.cooperative, '') as key, gmv, refunds, coalesce(accrued, 0) as accrued, coalesce(households, 0) as households
     from goods g left join benefit b on b.cooperative is not distinct from g.cooperative`,
    [from, to],
  )
  return new Map(rows.map((row) => [row.key, `${row.gmv} ${row.refunds} ${row.accrued} ${row.households}`]))
}
