import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Refunds as they are asked for, and how each ended. What one line or one parcel's freight gives back is capped here: what the
 * journal has posted, what is asked and has not ended, and the new request together never exceed what was paid (LEDGER 6).
 * All append-only; a request ends once, in the transaction that posts it or by a word of the provider.
 */
export class RefundRequests1780000000221 implements MigrationInterface {
  name = "RefundRequests1780000000221"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const appendOnly = (table: string): string =>
  `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`

const statements = [
  `create table benefit.refund_request (
    id text primary key check (id ~ '^rfq_'),
    order_id text not null,
    idempotency_key text not null check (length(idempotency_key) between 1 and 128),
    sale_sequence bigint not null references benefit.entry (sequence),
    reason text not null check (reason in ('cancellation', 'return', 'compensation')),
    bearer text check (bearer in ('cooperative', 'carrier', 'platform')),
    amount_fen bigint not null check (amount_fen >= 0),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    unique (order_id, idempotency_key),
    check ((reason = 'compensation') = (bearer is not null))
  )`,
  `create table benefit.refund_request_part (
    request_id text not null references benefit.refund_request (id),
    kind text not null check (kind in ('line', 'freight')),
    subject_id text not null,
    quantity integer not null check (quantity >= 0),
    amount_fen bigint not null check (amount_fen >= 0),
    primary key (request_id, kind, subject_id),
    check (kind = 'line' or quantity = 0)
  )`,
  `create table benefit.refund_request_end (
    request_id text primary key references benefit.refund_request (id),
    outcome text not null check (outcome in ('posted', 'failed')),
    sequence bigint unique references benefit.entry (sequence) deferrable initially deferred,
    recorded_at timestamptz not null default now(),
    check ((outcome = 'posted') = (sequence is not null))
  )`,
  `create function benefit.cap_refund_part() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
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
      if paid is null or posted + open + new.amount_fen > paid or posted_units + open_units + new.quantity > units then
        raise exception 'refund of % %: % paid, % posted, % asked before, % asked now', new.kind, new.subject_id, paid, posted, open, new.amount_fen using errcode = '23B20';
      end if;
      return new;
    end $$`,
  "create trigger refund_part_capped before insert on benefit.refund_request_part for each row execute function benefit.cap_refund_part()",
  `create function benefit.refund_parts_match() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare named bigint;
    begin
      select coalesce(sum(amount_fen), 0) into named from benefit.refund_request_part where request_id = new.id;
      if named <> new.amount_fen or not exists (select 1 from benefit.refund_request_part where request_id = new.id) then
        raise exception 'refund request %: parts of % fen, asked %', new.id, named, new.amount_fen using errcode = '23B21';
      end if;
      return null;
    end $$`,
  "create constraint trigger refund_parts_sum after insert on benefit.refund_request deferrable initially deferred for each row execute function benefit.refund_parts_match()",
  ...["refund_request", "refund_request_part", "refund_request_end"].map(appendOnly),
]
