import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Return cases: what a buyer asks to give back of a signed parcel, and what was decided and received, step by step. All
 * append-only. Units asked for and not refused never exceed what the line sold; goods received name the lots they go back
 * to, and are written with the lots' movements and the refund request in one transaction.
 */
export class ReturnCases1780000000803 implements MigrationInterface {
  name = "ReturnCases1780000000803"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const TABLES = ["return_case", "return_case_line", "return_case_step", "return_case_goods"]

const statements = [
  `create table benefit.return_case (
    id text primary key check (id ~ '^ret_'),
    order_id text not null,
    cooperative_id text not null,
    kind text not null check (kind in ('return', 'damage')),
    reason text not null check (length(reason) >= 4),
    idempotency_key text not null check (length(idempotency_key) between 1 and 128),
    recorded_at timestamptz not null default now(),
    unique (order_id, idempotency_key),
    foreign key (order_id, cooperative_id) references benefit.parcel_signing (order_id, cooperative_id)
  )`,
  "create index return_case_by_cooperative on benefit.return_case (cooperative_id, recorded_at)",
  `create table benefit.return_case_line (
    case_id text not null references benefit.return_case (id),
    line_id text not null,
    quantity integer not null check (quantity > 0),
    primary key (case_id, line_id)
  )`,
  `create table benefit.return_case_step (
    case_id text not null references benefit.return_case (id),
    position integer not null check (position > 0),
    step text not null check (step in ('accept', 'refuse', 'receive', 'withdraw')),
    reason text check (reason is null or length(reason) >= 4),
    freight_borne_by text check (freight_borne_by in ('buyer', 'cooperative')),
    refund_request_id text references benefit.refund_request (id),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    primary key (case_id, position)
  )`,
  `create table benefit.return_case_goods (
    case_id text not null references benefit.return_case (id),
    line_id text not null,
    inventory_item_id text not null,
    lot_id text references benefit.lot (id),
    restocked bigint not null check (restocked >= 0),
    spoiled bigint not null check (spoiled >= 0),
    foreign key (case_id, line_id) references benefit.return_case_line (case_id, line_id)
  )`,
  "create unique index return_case_goods_once on benefit.return_case_goods (case_id, line_id, inventory_item_id, coalesce(lot_id, ''))",
  "create index return_case_goods_by_item on benefit.return_case_goods (inventory_item_id)",
  `create function benefit.cap_return_line() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare asked benefit.return_case; sold integer; open bigint;
    begin
      perform pg_advisory_xact_lock(7305101);
      select * into asked from benefit.return_case where id = new.case_id;
      select (l->>'quantity')::integer into sold from benefit.entry s, jsonb_array_elements(s.snapshot::jsonb->'lines') l
        where s.order_id = asked.order_id and s.kind = 'sale' and l->>'lineId' = new.line_id and l->>'cooperativeId' = asked.cooperative_id
          and not exists (select 1 from benefit.entry u where u.kind = 'reversal' and u.relates_to = s.sequence);
      select coalesce(sum(x.quantity), 0) into open from benefit.return_case_line x join benefit.return_case c on c.id = x.case_id
        where c.order_id = asked.order_id and c.kind = asked.kind and x.line_id = new.line_id and x.case_id <> new.case_id
          and not exists (select 1 from benefit.return_case_step s where s.case_id = c.id and s.step in ('refuse', 'withdraw'));
      if sold is null or open + new.quantity > sold then
        raise exception 'line %: % sold, % asked before, % asked now', new.line_id, sold, open, new.quantity using errcode = '23B24';
      end if;
      return new;
    end $$`,
  "create trigger return_line_capped before insert on benefit.return_case_line for each row execute function benefit.cap_return_line()",
  ...TABLES.map((table) => `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`),
]
