import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Signed parcels and the terms that decide when they are payable (LEDGER 21). Append-only: a parcel is signed once, its
 * window is frozen with the terms of that day, and a new version of the terms never reaches back.
 */
export class Signing1780000000301 implements MigrationInterface {
  name = "Signing1780000000301"

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
  `create table benefit.settlement_terms (
    version integer primary key check (version > 0),
    effective_from date not null unique,
    sign_after_days integer not null check (sign_after_days between 3 and 60),
    return_window_days integer not null check (return_window_days between 7 and 30),
    fresh_window_hours integer not null check (fresh_window_hours between 24 and 168),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now()
  )`,
  `create function benefit.terms_go_forward() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      perform pg_advisory_xact_lock(7305121);
      if exists (select 1 from benefit.settlement_terms t where t.effective_from >= new.effective_from or t.version >= new.version) then
        raise exception 'terms from % would reach back', new.effective_from using errcode = '23B07';
      end if;
      return new;
    end $$`,
  "create trigger settlement_terms_go_forward before insert on benefit.settlement_terms for each row execute function benefit.terms_go_forward()",
  "insert into benefit.settlement_terms (version, effective_from, sign_after_days, return_window_days, fresh_window_hours, actor) values (1, '2000-01-01', 10, 7, 48, 'system')",
  `create table benefit.parcel_signing (
    order_id text not null,
    cooperative_id text not null,
    source text not null check (source in ('buyer', 'carrier', 'days_after_shipping')),
    signed_at timestamptz not null,
    window_ends_at timestamptz not null check (window_ends_at >= signed_at),
    terms_version integer not null references benefit.settlement_terms (version),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    primary key (order_id, cooperative_id)
  )`,
  "create index parcel_signing_by_window on benefit.parcel_signing (cooperative_id, window_ends_at)",
  `create table benefit.signed_line (
    order_id text not null,
    cooperative_id text not null,
    line_id text not null,
    goods_class text not null check (goods_class in ('ordinary', 'fresh', 'made_to_order')),
    primary key (order_id, line_id),
    foreign key (order_id, cooperative_id) references benefit.parcel_signing (order_id, cooperative_id)
  )`,
  ...["settlement_terms", "parcel_signing", "signed_line"].map(appendOnly),
]
