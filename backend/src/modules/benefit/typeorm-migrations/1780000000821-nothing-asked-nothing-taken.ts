import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * A part of a refund request that asks for no money, or for no units, takes none from anybody, even where the provider's
 * dashboard gave back what was asked for before: goods that arrive are received though nothing is left to pay for them.
 */
export class NothingAskedNothingTaken1780000000821 implements MigrationInterface {
  name = "NothingAskedNothingTaken1780000000821"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const statements = [
  `create or replace function benefit.cap_refund_part() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare
      request benefit.refund_request;
      paid bigint; units integer;
      posted bigint; posted_units bigint;
      open bigint; open_units bigint;
    begin
      perform pg_advisory_xact_lock(7305101);
      select * into request from benefit.refund_request where id = new.request_id;
      if exists (select 1 from benefit.entry u where u.kind = 'reversal' and u.relates_to = request.sale_sequence) then
        raise exception 'the sale of % was reversed', request.order_id using errcode = '23B20';
      end if;
      if new.kind = 'line' then
        select (l->>'unitPriceFen')::bigint * (l->>'quantity')::bigint - (l->>'cooperativeDiscountFen')::bigint - (l->>'platformDiscountFen')::bigint, (l->>'quantity')::integer into paid, units
        from benefit.entry s, jsonb_array_elements(s.snapshot::jsonb->'lines') l
        where s.sequence = request.sale_sequence and s.kind = 'sale' and s.order_id = request.order_id and l->>'lineId' = new.subject_id;
        select coalesce(sum((l->>'cashFen')::bigint), 0), coalesce(sum((l->>'quantity')::bigint), 0) into posted, posted_units
        from benefit.entry e, jsonb_array_elements(e.refund::jsonb->'lines') l
        where e.order_id = request.order_id and e.refund is not null and (e.refund::jsonb->>'saleSequence')::bigint = request.sale_sequence and l->>'lineId' = new.subject_id;
      else
        select (f->>'amountFen')::bigint, 0 into paid, units
        from benefit.entry s, jsonb_array_elements(s.snapshot::jsonb->'freight') f
        where s.sequence = request.sale_sequence and s.kind = 'sale' and s.order_id = request.order_id and f->>'cooperativeId' = new.subject_id;
        select coalesce(sum((f->>'amountFen')::bigint), 0), 0 into posted, posted_units
        from benefit.entry e, jsonb_array_elements(e.refund::jsonb->'freight') f
        where e.order_id = request.order_id and e.refund is not null and (e.refund::jsonb->>'saleSequence')::bigint = request.sale_sequence and f->>'cooperativeId' = new.subject_id;
      end if;
      select coalesce(sum(p.amount_fen), 0), coalesce(sum(p.quantity), 0) into open, open_units
      from benefit.refund_request_part p join benefit.refund_request r on r.id = p.request_id
      where r.sale_sequence = request.sale_sequence and p.kind = new.kind and p.subject_id = new.subject_id and p.request_id <> new.request_id
        and not exists (select 1 from benefit.refund_request_end x where x.request_id = r.id);
      if paid is null or (new.amount_fen > 0 and posted + open + new.amount_fen > paid) or (new.quantity > 0 and posted_units + open_units + new.quantity > units) then
        raise exception 'refund of % %: % paid, % posted, % asked before, % asked now', new.kind, new.subject_id, paid, posted, open, new.amount_fen using errcode = '23B20';
      end if;
      return new;
    end $$`,
]
