import type { Client } from "pg"
import { copyIn } from "../copy-in.js"
import type { RecordedSql } from "./recorded-sql.js"

/**
 * Makes a database ready to take recorded sales from many clients in any order: their values lie in `bench.sale`, each client
 * takes a number in turn, and the chain's trigger reads the newest entry as always but minds no longer whether it is the one before.
 */
export async function layOut(admin: Client, { sales }: RecordedSql, role: string): Promise<void> {
  const columns = (sales[0] ?? []).map((_, index) => `p${index + 1}`)
  await admin.query(`create schema bench; create sequence bench.turn; create table bench.sale (n bigint primary key, ${columns.map((column) => `${column} text not null`).join(", ")})`)
  for (let at = 0; at < sales.length; at += 200) await copyIn(admin, "bench.sale", ["n", ...columns], sales.slice(at, at + 200).map((values, index) => [at + index + 1, ...values]))
  await admin.query(`grant usage on schema bench to ${role}; grant select on bench.sale to ${role}; grant usage on sequence bench.turn to ${role}`)
  await admin.query(`create or replace function benefit.extend_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare newest record;
    begin
      select sequence, hash into newest from benefit.entry order by sequence desc limit 1;
      if new.sequence = coalesce(newest.sequence, 0) then raise exception 'entry % is there', new.sequence; end if;
      return new;
    end $$`)
  await admin.query("vacuum analyze bench.sale")
}

/** The next sale's values, as a pgbench script takes them: outside the transaction, before the journal's lock. */
export const fetchScript = ({ statements }: RecordedSql): string =>
  `select nextval('bench.turn') as n \\gset\nselect ${valueNames(statements).join(", ")} from bench.sale where n = :n \\gset\n`

/** The recorded statements with pgbench's variables in the place of their parameters. */
export function saleScript(recorded: RecordedSql): string {
  let sent = 0
  const lines = recorded.statements.map(({ text, values }) => {
    const first = sent
    sent += values
    return `${text.replace(/\$(\d+)/g, (_, number: string) => `:p${first + Number(number)}`)};`
  })
  return fetchScript(recorded) + lines.join("\n")
}

function valueNames(statements: RecordedSql["statements"]): string[] {
  return Array.from({ length: statements.reduce((sum, { values }) => sum + values, 0) }, (_, index) => `p${index + 1}`)
}

/** The same by one client without pgbench: proves that the recorded statements leave what the door leaves. */
export async function replay(client: Client, { statements, sales }: RecordedSql): Promise<void> {
  for (const values of sales) {
    let sent = 0
    for (const statement of statements) {
      const own = values.slice(sent, (sent += statement.values))
      await client.query(statement.text, own)
    }
  }
}
