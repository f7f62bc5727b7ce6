import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Lots through doors (LEDGER 18): numbers are a cooperative's own; deliveries may be added until the first draw and never
 * after; movements name evidence and order; the counted quantity is corrected by two persons. `corrected` moves by its
 * trigger alone, like `drawn` and `removed`. `moves_stock` marks movements that Medusa's stock level has to be written
 * from: goods of a cancelled order come back by Medusa's own reservation.
 */
export class LotDoors1780000000521 implements MigrationInterface {
  name = "LotDoors1780000000521"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...lots, ...deliveries, ...movements, ...corrections]) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const lots = [
  "alter table benefit.lot drop constraint lot_number_key",
  "alter table benefit.lot add constraint lot_number_of_cooperative unique (cooperative_id, number)",
  "create index lot_by_number on benefit.lot (number)",
  "alter table benefit.lot add column corrected bigint not null default 0, add column evidence_id text, add column evidence_proof text, add column recorded_by text not null default 'seed', add column request_digest text",
  "alter table benefit.lot drop constraint lot_not_oversold",
  "alter table benefit.lot add constraint lot_not_oversold check (drawn + removed between 0 and delivered + corrected)",
  "alter table benefit.lot add constraint lot_countable check (delivered <= 9007199254740991 and delivered + corrected between 0 and 9007199254740991)",
]

const deliveries = [
  "alter table benefit.lot_contribution add column recorded_at timestamptz not null default now()",
  `create function benefit.contribute(to_lot text, household text, units bigint, of_kind text, of_village text) returns void language plpgsql volatile security definer set search_path = pg_catalog, benefit as $$
    declare lot benefit.lot;
    begin
      select * into lot from benefit.lot where id = to_lot for update;
      if exists (select 1 from benefit.lot_draw d where d.lot_id = to_lot) then
        raise exception 'contributions of lot % are frozen', lot.number using errcode = '23B01';
      end if;
      update benefit.lot set delivered = delivered + units where id = to_lot;
      insert into benefit.lot_contribution (lot_id, household_id, base_units, kind, village_code) values (to_lot, household, units, of_kind, of_village);
    end $$`,
]

const movements = [
  "alter table benefit.lot_movement drop constraint lot_movement_kind_check",
  "alter table benefit.lot_movement add constraint lot_movement_kind_check check (kind in ('spoilage', 'sample', 'return', 'correction_up', 'correction_down'))",
  "alter table benefit.lot_movement add column order_id text, add column evidence_id text, add column evidence_proof text, add column correction_id text unique, add column moves_stock boolean not null default false",
  "alter table benefit.lot_movement add constraint lot_movement_corrects check ((kind in ('correction_up', 'correction_down')) = (correction_id is not null))",
  "create index lot_movement_by_lot on benefit.lot_movement (lot_id)",
  `create or replace function benefit.apply_movement() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      update benefit.lot set
        removed = removed + case new.kind when 'spoilage' then new.base_units when 'sample' then new.base_units when 'return' then -new.base_units else 0 end,
        corrected = corrected + case new.kind when 'correction_up' then new.base_units when 'correction_down' then -new.base_units else 0 end
      where id = new.lot_id;
      return null;
    end $$`,
  `create function benefit.guard_movement() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare returned bigint; sold bigint;
    begin
      perform 1 from benefit.lot where id = new.lot_id for update;
      if new.correction_id is not null and not exists (
        select 1 from benefit.lot_correction_proposal p join benefit.lot_correction_decision d on d.proposal_id = p.id and d.decision = 'approve'
        where p.id = new.correction_id and p.lot_id = new.lot_id and 'correction_' || p.direction = new.kind and p.base_units = new.base_units
      ) then
        raise exception 'nobody approved correction % of lot %', new.correction_id, new.lot_id using errcode = '23L02';
      end if;
      if new.kind = 'return' and new.order_id is not null and new.moves_stock then
        select coalesce(sum(d.base_units), 0) into sold from benefit.lot_draw d join benefit.attribution_binding b on b.attribution_id = d.attribution_id
          where b.order_id = new.order_id and d.lot_id = new.lot_id and not exists (select 1 from benefit.attribution_release r where r.attribution_id = d.attribution_id);
        select coalesce(sum(m.base_units), 0) into returned from benefit.lot_movement m where m.kind = 'return' and m.order_id = new.order_id and m.lot_id = new.lot_id;
        if returned + new.base_units > sold then
          raise exception 'order % took % of lot %, % came back before', new.order_id, sold, new.lot_id, returned using errcode = '23L01';
        end if;
      end if;
      return new;
    end $$`,
  "create trigger movement_guard before insert on benefit.lot_movement for each row execute function benefit.guard_movement()",
]

const corrections = [
  `create table benefit.lot_correction_proposal (
    id text primary key check (id ~ '^cor_'),
    lot_id text not null references benefit.lot (id),
    direction text not null check (direction in ('up', 'down')),
    base_units bigint not null check (base_units > 0),
    reason text not null check (length(reason) >= 4),
    evidence_id text,
    evidence_proof text,
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now()
  )`,
  "create index lot_correction_by_lot on benefit.lot_correction_proposal (lot_id)",
  `create table benefit.lot_correction_decision (
    proposal_id text primary key references benefit.lot_correction_proposal (id),
    decision text not null check (decision in ('approve', 'reject')),
    reason text not null check (length(reason) >= 4),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now()
  )`,
  "alter table benefit.lot_movement add constraint lot_movement_correction_fkey foreign key (correction_id) references benefit.lot_correction_proposal (id)",
  `create function benefit.lot_correction_needs_two() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      if exists (select 1 from benefit.lot_correction_proposal p where p.id = new.proposal_id and p.actor = new.actor) then
        raise exception 'who proposes a correction does not decide it' using errcode = '23B08';
      end if;
      return new;
    end $$`,
  "create trigger lot_correction_by_two before insert on benefit.lot_correction_decision for each row execute function benefit.lot_correction_needs_two()",
  ...["lot_correction_proposal", "lot_correction_decision"].map((table) => `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`),
]
