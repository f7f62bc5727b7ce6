import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Parcels of paid orders that were cancelled before they were shipped. Written in one transaction with the refund that is
 * asked for and the goods that go back to their lots; a parcel is cancelled once, and never after it was signed for.
 * What follows (reservations, the order's own state) ends a cancellation; until then a job makes up for it.
 */
export class Cancellations1780000000801 implements MigrationInterface {
  name = "Cancellations1780000000801"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const statements = [
  `create table benefit.parcel_cancellation (
    id text primary key check (id ~ '^can_'),
    order_id text not null,
    cooperative_id text not null,
    refund_request_id text references benefit.refund_request (id),
    reason text not null check (length(reason) >= 4),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    unique (order_id, cooperative_id)
  )`,
  `create table benefit.parcel_cancellation_end (
    cancellation_id text primary key references benefit.parcel_cancellation (id),
    recorded_at timestamptz not null default now()
  )`,
  `create function benefit.cancellation_before_signing() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      if exists (select 1 from benefit.parcel_signing s where s.order_id = new.order_id and s.cooperative_id = new.cooperative_id) then
        raise exception 'the parcel of % in % was signed for', new.cooperative_id, new.order_id using errcode = '23B22';
      end if;
      return new;
    end $$`,
  "create trigger cancellation_unsigned before insert on benefit.parcel_cancellation for each row execute function benefit.cancellation_before_signing()",
  ...["parcel_cancellation", "parcel_cancellation_end"].map((table) => `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`),
]
