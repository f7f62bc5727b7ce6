import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Units that a refund took out of a parcel before it was shipped: written in one transaction with the refund that names
 * them (or with the correction that restates one) and with the movements that give their goods back to the lots. Never of a
 * parcel that was cancelled or signed for, never more than was sold, never more of a lot than was drawn from it. Units that
 * left a parcel were never sent, so nobody can return them. What follows in Medusa ends a reduction; a job makes up for it.
 */
export class ParcelReductions1780000000811 implements MigrationInterface {
  name = "ParcelReductions1780000000811"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const TABLES = ["parcel_reduction", "parcel_reduction_line", "parcel_reduction_goods", "parcel_reduction_end"]

const statements = [
  `create table benefit.parcel_reduction (
    id text primary key check (id ~ '^red_'),
    order_id text not null,
    cooperative_id text not null,
    refund_request_id text references benefit.refund_request (id),
    correction_id text references benefit.entry_correction (id),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    check (num_nonnulls(refund_request_id, correction_id) = 1)
  )`,
  "create index parcel_reduction_by_order on benefit.parcel_reduction (order_id)",
  `create table benefit.parcel_reduction_line (
    reduction_id text not null references benefit.parcel_reduction (id),
    line_id text not null,
    quantity integer not null check (quantity > 0),
    primary key (reduction_id, line_id)
  )`,
  "create index parcel_reduction_line_by_line on benefit.parcel_reduction_line (line_id)",
  `create table benefit.parcel_reduction_goods (
    reduction_id text not null,
    line_id text not null,
    attribution_id text not null,
    draw_line_id text not null,
    lot_id text not null,
    base_units bigint not null check (base_units > 0),
    primary key (reduction_id, line_id, lot_id),
    foreign key (reduction_id, line_id) references benefit.parcel_reduction_line (reduction_id, line_id),
    foreign key (attribution_id, draw_line_id, lot_id) references benefit.lot_draw (attribution_id, line_id, lot_id)
  )`,
  "create index parcel_reduction_goods_by_draw on benefit.parcel_reduction_goods (attribution_id, draw_line_id, lot_id)",
  `create table benefit.parcel_reduction_end (
    reduction_id text primary key references benefit.parcel_reduction (id),
    recorded_at timestamptz not null default now()
  )`,
  `create function benefit.reduction_before_sending() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      perform pg_advisory_xact_lock(7305101);
      if exists (select 1 from benefit.parcel_signing s where s.order_id = new.order_id and s.cooperative_id = new.cooperative_id)
        or exists (select 1 from benefit.parcel_cancellation c where c.order_id = new.order_id and c.cooperative_id = new.cooperative_id) then
        raise exception 'the parcel of % in % was signed for or cancelled', new.cooperative_id, new.order_id using errcode = '23B22';
      end if;
      return new;
    end $$`,
  "create trigger reduction_unsent before insert on benefit.parcel_reduction for each row execute function benefit.reduction_before_sending()",
  `create function benefit.cap_reduced_line() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare made benefit.parcel_reduction; sold integer; taken bigint;
    begin
      perform pg_advisory_xact_lock(7305101);
      select * into made from benefit.parcel_reduction where id = new.reduction_id;
      select (l->>'quantity')::integer into sold from benefit.entry s, jsonb_array_elements(s.snapshot::jsonb->'lines') l
        where s.order_id = made.order_id and s.kind = 'sale' and l->>'lineId' = new.line_id and l->>'cooperativeId' = made.cooperative_id
          and not exists (select 1 from benefit.entry u where u.kind = 'reversal' and u.relates_to = s.sequence);
      select coalesce(sum(x.quantity), 0) into taken from benefit.parcel_reduction_line x where x.line_id = new.line_id and x.reduction_id <> new.reduction_id;
      if sold is null or taken + new.quantity > sold then
        raise exception 'line %: % sold, % taken out before, % now', new.line_id, sold, taken, new.quantity using errcode = '23B24';
      end if;
      return new;
    end $$`,
  "create trigger reduced_line_capped before insert on benefit.parcel_reduction_line for each row execute function benefit.cap_reduced_line()",
  `create function benefit.cap_reduced_goods() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare drawn bigint; back bigint;
    begin
      perform pg_advisory_xact_lock(7305101);
      select d.base_units into drawn from benefit.lot_draw d where d.attribution_id = new.attribution_id and d.line_id = new.draw_line_id and d.lot_id = new.lot_id;
      select coalesce(sum(g.base_units), 0) into back from benefit.parcel_reduction_goods g
        where g.attribution_id = new.attribution_id and g.draw_line_id = new.draw_line_id and g.lot_id = new.lot_id and g.reduction_id <> new.reduction_id;
      if back + new.base_units > drawn then
        raise exception 'line % drew % of lot %, % came back before, % now', new.line_id, drawn, new.lot_id, back, new.base_units using errcode = '23B24';
      end if;
      return new;
    end $$`,
  "create trigger reduced_goods_capped before insert on benefit.parcel_reduction_goods for each row execute function benefit.cap_reduced_goods()",
  `create or replace function benefit.cap_return_line() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare asked benefit.return_case; sold integer; unsent bigint; open bigint;
    begin
      perform pg_advisory_xact_lock(7305101);
      select * into asked from benefit.return_case where id = new.case_id;
      select (l->>'quantity')::integer into sold from benefit.entry s, jsonb_array_elements(s.snapshot::jsonb->'lines') l
        where s.order_id = asked.order_id and s.kind = 'sale' and l->>'lineId' = new.line_id and l->>'cooperativeId' = asked.cooperative_id
          and not exists (select 1 from benefit.entry u where u.kind = 'reversal' and u.relates_to = s.sequence);
      select coalesce(sum(x.quantity), 0) into unsent from benefit.parcel_reduction_line x where x.line_id = new.line_id;
      select coalesce(sum(x.quantity), 0) into open from benefit.return_case_line x join benefit.return_case c on c.id = x.case_id
        where c.order_id = asked.order_id and c.kind = asked.kind and x.line_id = new.line_id and x.case_id <> new.case_id
          and not exists (select 1 from benefit.return_case_step s where s.case_id = c.id and s.step in ('refuse', 'withdraw'));
      if sold is null or open + unsent + new.quantity > sold then
        raise exception 'line %: % sold, % never sent, % asked before, % asked now', new.line_id, sold, unsent, open, new.quantity using errcode = '23B24';
      end if;
      return new;
    end $$`,
  ...TABLES.map((table) => `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`),
]
