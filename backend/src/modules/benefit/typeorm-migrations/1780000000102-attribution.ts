import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Attribution: the snapshot frozen when an order is placed, the lot draws behind it, its binding to the order and its
 * release. All append-only; a lot's drawn quantity changes only by the triggers here, so it cannot drift from the draws.
 */
export class Attribution1780000000102 implements MigrationInterface {
  name = "Attribution1780000000102"

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
  `create table benefit.attribution (
    id text primary key,
    cart_id text not null,
    attempt integer not null check (attempt > 0),
    request_digest text not null,
    snapshot text not null,
    secured_at timestamptz not null default now(),
    unique (cart_id, attempt)
  )`,
  `create table benefit.attribution_binding (
    attribution_id text primary key references benefit.attribution (id),
    order_id text not null,
    line_ids text not null,
    bound_at timestamptz not null default now()
  )`,
  "create index attribution_binding_by_order on benefit.attribution_binding (order_id)",
  `create table benefit.attribution_release (
    attribution_id text primary key references benefit.attribution (id),
    reason text not null,
    released_at timestamptz not null default now()
  )`,
  `create table benefit.lot_draw (
    attribution_id text not null references benefit.attribution (id),
    line_id text not null,
    lot_id text not null references benefit.lot (id),
    base_units bigint not null check (base_units > 0),
    drawn_at timestamptz not null default now(),
    primary key (attribution_id, line_id, lot_id)
  )`,
  "create index lot_draw_by_lot on benefit.lot_draw (lot_id)",
  `create function benefit.lock_lots(items text[]) returns setof benefit.lot language sql volatile security definer set search_path = pg_catalog, benefit as $$
    select * from benefit.lot where inventory_item_id = any(items) order by inventory_item_id, harvest_date, id for update
  $$`,
  `create function benefit.apply_draw() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      update benefit.lot set drawn = drawn + new.base_units where id = new.lot_id;
      return null;
    end $$`,
  "create trigger draw_applied after insert on benefit.lot_draw for each row execute function benefit.apply_draw()",
  `create function benefit.apply_release() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare given record;
    begin
      for given in
        select l.id, sum(d.base_units) as base_units from benefit.lot_draw d join benefit.lot l on l.id = d.lot_id
        where d.attribution_id = new.attribution_id
        group by l.id, l.inventory_item_id, l.harvest_date order by l.inventory_item_id, l.harvest_date, l.id
      loop
        update benefit.lot set drawn = drawn - given.base_units where id = given.id;
      end loop;
      return null;
    end $$`,
  "create trigger release_applied after insert on benefit.attribution_release for each row execute function benefit.apply_release()",
  ...["attribution", "attribution_binding", "attribution_release", "lot_draw"].map(appendOnly),
]
