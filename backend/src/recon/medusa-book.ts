import type { Client } from "pg"
import type { MedusaBook } from "./books"

type PaymentRow = { object_id: string | null; order_id: string | null; captured: string; refunded: string }
type OrderRow = { id: string; total: string; transactions: string }

const fen = (sum: string): string => `round(coalesce(${sum}, 0) * 100)::bigint`

const PAYMENTS = `
  select p.data->>'id' as object_id, o.order_id,
    ${fen("(select sum(c.amount) from capture c where c.payment_id = p.id and c.deleted_at is null)")} as captured,
    ${fen("(select sum(r.amount) from refund r where r.payment_id = p.id and r.deleted_at is null)")} as refunded
  from payment p left join order_payment_collection o on o.payment_collection_id = p.payment_collection_id and o.deleted_at is null
  where p.deleted_at is null and p.captured_at is not null`

const ORDERS = `
  select o.id, ${fen("(select (s.totals->>'original_order_total')::numeric from order_summary s where s.order_id = o.id and s.deleted_at is null order by s.version limit 1)")} as total,
    ${fen("(select sum(t.amount) from order_transaction t where t.order_id = o.id and t.deleted_at is null and t.reference in ('capture', 'refund'))")} as transactions
  from "order" o where o.deleted_at is null and o.is_draft_order = false`

/** Reads Medusa's payments and orders. Amounts there are yuan with decimals; here they are whole fen. */
export async function readMedusaBook(client: Client): Promise<MedusaBook> {
  const payments = await client.query<PaymentRow>(PAYMENTS)
  const orders = await client.query<OrderRow>(ORDERS)
  const book: MedusaBook = { payments: new Map(), orders: new Map() }
  for (const row of payments.rows) {
    if (row.object_id !== null) book.payments.set(row.object_id, { orderId: row.order_id, capturedFen: BigInt(row.captured), refundedFen: BigInt(row.refunded) })
  }
  for (const row of orders.rows) book.orders.set(row.id, { totalFen: BigInt(row.total), transactionsFen: BigInt(row.transactions) })
  return book
}
