import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * A return case that was received holds the units that arrived, as its refund request names them, and no longer what was
 * announced: what stayed with the buyer can be asked for again while its window runs. Whether that refund reached the buyer
 * does not matter; the goods are back.
 */
export class WhatArrivedCounts1780000000831 implements MigrationInterface {
  name = "WhatArrivedCounts1780000000831"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const statements = [
  `create or replace function benefit.cap_return_line() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare asked benefit.return_case; sold integer; unsent bigint; held bigint;
    begin
      perform pg_advisory_xact_lock(7305101);
      select * into asked from benefit.return_case where id = new.case_id;
      select (l->>'quantity')::integer into sold from benefit.entry s, jsonb_array_elements(s.snapshot::jsonb->'lines') l
        where s.order_id = asked.order_id and s.kind = 'sale' and l->>'lineId' = new.line_id and l->>'cooperativeId' = asked.cooperative_id
          and not exists (select 1 from benefit.entry u where u.kind = 'reversal' and u.relates_to = s.sequence);
      select coalesce(sum(x.quantity), 0) into unsent from benefit.parcel_reduction_line x where x.line_id = new.line_id;
      select coalesce(sum(case when r.case_id is null then x.quantity else coalesce(p.quantity, 0) end), 0) into held
        from benefit.return_case_line x join benefit.return_case c on c.id = x.case_id
        left join benefit.return_case_step r on r.case_id = c.id and r.step = 'receive'
        left join benefit.refund_request_part p on p.request_id = r.refund_request_id and p.kind = 'line' and p.subject_id = x.line_id
        where c.order_id = asked.order_id and c.kind = asked.kind and x.line_id = new.line_id and x.case_id <> new.case_id
          and not exists (select 1 from benefit.return_case_step s where s.case_id = c.id and s.step in ('refuse', 'withdraw'));
      if sold is null or held + unsent + new.quantity > sold then
        raise exception 'line %: % sold, % never sent, % held by other cases, % asked now', new.line_id, sold, unsent, held, new.quantity using errcode = '23B24';
      end if;
      return new;
    end $$`,
]
