import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Agreements, commission rules and lots. The bounds live here and not only in code: one per-sale agreement per scope and
 * day, rate + commission ≤ the price, contributions = delivered, drawn + removed ≤ delivered.
 */
export class AgreementsAndLots1780000000101 implements MigrationInterface {
  name = "AgreementsAndLots1780000000101"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...rules, ...lots]) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const rules = [
  `create function benefit.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'benefit.% is append-only: % refused', tg_table_name, tg_op using errcode = '23B01';
    end $$`,
  `create table benefit.commission_rule (
    id text primary key,
    cooperative_id text,
    rate_bps integer not null check (rate_bps between 0 and 10000),
    effective_from date not null,
    effective_to date check (effective_to is null or effective_to > effective_from),
    created_at timestamptz not null default now()
  )`,
  `create table benefit.agreement (
    id text not null,
    version integer not null check (version > 0),
    mechanism text not null check (mechanism in ('consignment_share', 'order_purchase', 'maker')),
    rate_bps integer not null check (rate_bps between 1 and 10000),
    cooperative_id text not null,
    county_code text not null check (county_code ~ '^[0-9]{6}$'),
    scope_kind text not null check (scope_kind in ('lot', 'inventory_item', 'product')),
    scope_id text not null,
    village_name text,
    rule text not null,
    evidence text not null default 'documented' check (evidence in ('claimed', 'documented', 'acknowledged', 'paid', 'received')),
    effective_from date not null,
    effective_to date check (effective_to is null or effective_to > effective_from),
    created_at timestamptz not null default now(),
    primary key (id, version)
  )`,
  "create index agreement_by_scope on benefit.agreement (scope_id, effective_from)",
  `create table benefit.agreement_beneficiary (
    agreement_id text not null,
    version integer not null,
    household_id text not null check (household_id ~ '^hh_'),
    weight bigint not null check (weight > 0),
    kind text not null check (kind in ('lifted', 'monitored_unstable', 'monitored_marginal', 'monitored_shock', 'at_risk', 'general')),
    village_code text check (village_code ~ '^[0-9]{9}([0-9]{3})?$'),
    primary key (agreement_id, version, household_id),
    foreign key (agreement_id, version) references benefit.agreement (id, version)
  )`,
  "create trigger beneficiary_append_only before update or delete or truncate on benefit.agreement_beneficiary execute function benefit.refuse_change()",
  `create function benefit.guard_agreement() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare commission integer;
    begin
      perform pg_advisory_xact_lock(7305120);
      if exists (
        select 1 from benefit.agreement a
        where not (a.id = new.id and a.version = new.version)
          and daterange(a.effective_from, a.effective_to) && daterange(new.effective_from, new.effective_to)
          and ((a.scope_kind = new.scope_kind and a.scope_id = new.scope_id)
            or (a.scope_kind = 'inventory_item' and new.scope_kind = 'lot' and exists (select 1 from benefit.lot l where l.id = new.scope_id and l.inventory_item_id = a.scope_id))
            or (a.scope_kind = 'lot' and new.scope_kind = 'inventory_item' and exists (select 1 from benefit.lot l where l.id = a.scope_id and l.inventory_item_id = new.scope_id)))
      ) then
        raise exception 'another per-sale agreement covers % % in that period', new.scope_kind, new.scope_id using errcode = '23B02';
      end if;
      select coalesce(max(c.rate_bps), 0) into commission from benefit.commission_rule c
        where (c.cooperative_id is null or c.cooperative_id = new.cooperative_id)
          and daterange(c.effective_from, c.effective_to) && daterange(new.effective_from, new.effective_to);
      if new.rate_bps + commission > 10000 then
        raise exception 'rate % and commission % exceed the price', new.rate_bps, commission using errcode = '23B03';
      end if;
      return new;
    end $$`,
  "create trigger agreement_guard before insert on benefit.agreement for each row execute function benefit.guard_agreement()",
  `create function benefit.end_agreement_only() returns trigger language plpgsql as $$
    begin
      if to_jsonb(old) - 'effective_to' is distinct from to_jsonb(new) - 'effective_to' or new.effective_to is null
        or (old.effective_to is not null and new.effective_to > old.effective_to) then
        raise exception 'an agreement can only be ended earlier; write a new version instead' using errcode = '23B01';
      end if;
      return new;
    end $$`,
  "create trigger agreement_end_only before update on benefit.agreement for each row execute function benefit.end_agreement_only()",
  "create trigger agreement_kept before delete or truncate on benefit.agreement execute function benefit.refuse_change()",
  `create function benefit.guard_commission() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      perform pg_advisory_xact_lock(7305120);
      if exists (select 1 from benefit.commission_rule c where c.cooperative_id is not distinct from new.cooperative_id
        and daterange(c.effective_from, c.effective_to) && daterange(new.effective_from, new.effective_to)) then
        raise exception 'another commission rule covers that period' using errcode = '23B02';
      end if;
      if exists (select 1 from benefit.agreement a where (new.cooperative_id is null or a.cooperative_id = new.cooperative_id)
        and daterange(a.effective_from, a.effective_to) && daterange(new.effective_from, new.effective_to)
        and a.rate_bps + new.rate_bps > 10000) then
        raise exception 'this commission and an agreement exceed the price' using errcode = '23B03';
      end if;
      return new;
    end $$`,
  "create trigger commission_guard before insert on benefit.commission_rule for each row execute function benefit.guard_commission()",
  "create trigger commission_append_only before update or delete or truncate on benefit.commission_rule execute function benefit.refuse_change()",
]

const lots = [
  `create table benefit.lot (
    id text primary key,
    number text not null unique,
    inventory_item_id text not null,
    cooperative_id text not null,
    county_code text not null check (county_code ~ '^[0-9]{6}$'),
    village_name text not null,
    harvest_date date not null,
    base_unit text not null check (base_unit in ('g', 'ml', 'piece')),
    delivered bigint not null check (delivered > 0),
    drawn bigint not null default 0 check (drawn >= 0),
    removed bigint not null default 0,
    certificate_number text,
    certificate_product text,
    certificate_origin text,
    certificate_issued_on date,
    certificate_promiser text,
    created_at timestamptz not null default now(),
    constraint lot_not_oversold check (drawn + removed between 0 and delivered)
  )`,
  "create index lot_fifo on benefit.lot (inventory_item_id, harvest_date, id)",
  `create table benefit.lot_contribution (
    lot_id text not null references benefit.lot (id),
    household_id text not null check (household_id ~ '^hh_'),
    base_units bigint not null check (base_units > 0),
    kind text not null check (kind in ('lifted', 'monitored_unstable', 'monitored_marginal', 'monitored_shock', 'at_risk', 'general')),
    village_code text check (village_code ~ '^[0-9]{9}([0-9]{3})?$'),
    primary key (lot_id, household_id)
  )`,
  `create function benefit.contributions_match() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare contributed bigint;
    begin
      select coalesce(sum(base_units), 0) into contributed from benefit.lot_contribution where lot_id = new.id;
      if contributed <> new.delivered then
        raise exception 'lot %: contributions % differ from delivered %', new.number, contributed, new.delivered using errcode = '23B04';
      end if;
      return null;
    end $$`,
  "create constraint trigger lot_contributions_match after insert on benefit.lot deferrable initially deferred for each row execute function benefit.contributions_match()",
  `create function benefit.guard_contribution() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare lot benefit.lot;
    begin
      select * into lot from benefit.lot where id = coalesce(new.lot_id, old.lot_id) for update;
      if tg_op <> 'INSERT' or exists (select 1 from benefit.lot_draw d where d.lot_id = lot.id)
        or lot.delivered < new.base_units + (select coalesce(sum(c.base_units), 0) from benefit.lot_contribution c where c.lot_id = lot.id) then
        raise exception 'contributions of lot % are frozen', lot.number using errcode = '23B01';
      end if;
      return new;
    end $$`,
  "create trigger contribution_guard before insert or update or delete on benefit.lot_contribution for each row execute function benefit.guard_contribution()",
  "create trigger contribution_kept before truncate on benefit.lot_contribution execute function benefit.refuse_change()",
  `create table benefit.lot_movement (
    id text primary key,
    lot_id text not null references benefit.lot (id),
    kind text not null check (kind in ('spoilage', 'sample', 'return')),
    base_units bigint not null check (base_units > 0),
    reason text not null,
    actor text not null,
    moved_at timestamptz not null default now()
  )`,
  `create function benefit.apply_movement() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      update benefit.lot set removed = removed + case when new.kind = 'return' then -new.base_units else new.base_units end where id = new.lot_id;
      return null;
    end $$`,
  "create trigger movement_applied after insert on benefit.lot_movement for each row execute function benefit.apply_movement()",
  "create trigger movement_append_only before update or delete or truncate on benefit.lot_movement execute function benefit.refuse_change()",
]
