import pg from "pg"

/** The commerce database of the throw-away shop: only to see that a refusal wrote nothing, and to let time pass. */
async function query(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, values)
    return rows
  } finally {
    await client.end()
  }
}

/** How many carts, orders, sessions, reservations and ledger entries exist: equal before and after whatever was refused. */
export async function writtenSoFar(): Promise<Record<string, unknown>> {
  const [counts] = await query(`select (select count(*) from cart) carts, (select count(*) from cart_line_item) lines, (select count(*) from "order") orders,
    (select count(*) from payment_session) sessions, (select count(*) from reservation_item) reservations`)
  return counts ?? {}
}

export const hasDatabase = (): boolean => Boolean(process.env.DATABASE_URL)

export { query as askDatabase }
