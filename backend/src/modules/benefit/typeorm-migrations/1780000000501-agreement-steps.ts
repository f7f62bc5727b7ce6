import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * How an agreement comes into force and ends. Its texts (`agreement_terms`, one row per writing) and its steps are append-only;
 * `agreement` holds what attributes sales, and only the triggers here write it: the runtime role cannot. A text can be changed
 * in draft alone, so what was approved is what comes into force. Rates outside 1-60 % need a second approver (decision 0017).
 */
export class AgreementSteps1780000000501 implements MigrationInterface {
  name = "AgreementSteps1780000000501"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...inForce, ...texts, ...fromBefore, ...textRules, ...stepRules]) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const RATE = `
    rate_bps integer check (rate_bps between 1 and 10000),
    rate_fen bigint check (rate_fen between 1 and 1000000000),
    rate_base_units integer check (rate_base_units between 1 and 1000000),
    check ((rate_bps is null) <> (rate_fen is null) and (rate_fen is null) = (rate_base_units is null))`

/** An agreement may end on the very day it began, and its rate may be an amount per base units. */
const inForce = [
  `do $$ declare one record; begin
    for one in select conname from pg_constraint where conrelid = 'benefit.agreement'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%effective_to > effective_from%' loop
      execute format('alter table benefit.agreement drop constraint %I', one.conname);
    end loop;
  end $$`,
  "alter table benefit.agreement add constraint agreement_ends_not_before_it_begins check (effective_to is null or effective_to >= effective_from)",
  "alter table benefit.agreement alter column rate_bps drop not null",
  "alter table benefit.agreement add column rate_fen bigint check (rate_fen between 1 and 1000000000), add column rate_base_units integer check (rate_base_units between 1 and 1000000)",
  "alter table benefit.agreement add constraint agreement_one_rate check ((rate_bps is null) <> (rate_fen is null) and (rate_fen is null) = (rate_base_units is null))",
  `create function benefit.check_agreement(terms benefit.agreement, whole_agreement boolean) returns void language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare commission integer;
    begin
      perform pg_advisory_xact_lock(7305120);
      if exists (
        select 1 from benefit.agreement a
        where not (a.id = terms.id and (whole_agreement or a.version = terms.version))
          and daterange(a.effective_from, a.effective_to) && daterange(terms.effective_from, terms.effective_to)
          and ((a.scope_kind = terms.scope_kind and a.scope_id = terms.scope_id)
            or (a.scope_kind = 'inventory_item' and terms.scope_kind = 'lot' and exists (select 1 from benefit.lot l where l.id = terms.scope_id and l.inventory_item_id = a.scope_id))
            or (a.scope_kind = 'lot' and terms.scope_kind = 'inventory_item' and exists (select 1 from benefit.lot l where l.id = a.scope_id and l.inventory_item_id = terms.scope_id)))
      ) then
        raise exception 'another per-sale agreement covers % % in that period', terms.scope_kind, terms.scope_id using errcode = '23B02';
      end if;
      select coalesce(max(c.rate_bps), 0) into commission from benefit.commission_rule c
        where (c.cooperative_id is null or c.cooperative_id = terms.cooperative_id)
          and daterange(c.effective_from, c.effective_to) && daterange(terms.effective_from, terms.effective_to);
      if coalesce(terms.rate_bps, 0) + commission > 10000 then
        raise exception 'rate % and commission % exceed the price', terms.rate_bps, commission using errcode = '23B03';
      end if;
    end $$`,
  `create or replace function benefit.guard_agreement() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      perform benefit.check_agreement(new, false);
      return new;
    end $$`,
]

const texts = [
  `create table benefit.agreement_terms (
    agreement_id text not null check (agreement_id ~ '^agr_'),
    version integer not null check (version > 0),
    revision integer not null check (revision > 0),
    mechanism text not null check (mechanism in ('consignment_share', 'order_purchase', 'maker')),
    cooperative_id text not null,
    county_code text not null check (county_code ~ '^[0-9]{6}$'),
    scope_kind text not null check (scope_kind in ('lot', 'inventory_item', 'product')),
    scope_id text not null,
    village_name text,
    rule text not null,
    effective_from date not null,
    effective_to date check (effective_to > effective_from),
    evidence_id text,
    evidence_proof text,
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    primary key (agreement_id, version, revision),
    check ((evidence_id is null) = (evidence_proof is null)),${RATE}
  )`,
  "create index agreement_terms_by_cooperative on benefit.agreement_terms (cooperative_id)",
  `create table benefit.agreement_terms_beneficiary (
    agreement_id text not null,
    version integer not null,
    revision integer not null,
    household_id text not null check (household_id ~ '^hh_'),
    weight bigint not null check (weight > 0),
    kind text not null check (kind in ('lifted', 'monitored_unstable', 'monitored_marginal', 'monitored_shock', 'at_risk', 'general')),
    village_code text check (village_code ~ '^[0-9]{9}([0-9]{3})?$'),
    primary key (agreement_id, version, revision, household_id),
    foreign key (agreement_id, version, revision) references benefit.agreement_terms (agreement_id, version, revision)
  )`,
  `create table benefit.agreement_step (
    agreement_id text not null,
    position integer not null check (position > 0),
    version integer not null,
    revision integer not null,
    step text not null check (step in ('draft', 'change', 'submit', 'return', 'approve', 'second_approve', 'activate', 'supersede', 'end')),
    to_state text not null check (to_state in ('draft', 'submitted', 'county_approved', 'active', 'ended')),
    on_day date,
    actor text not null check (actor <> ''),
    role text not null check (role <> ''),
    reason text not null check (length(reason) >= 4),
    recorded_at timestamptz not null default now(),
    primary key (agreement_id, position),
    foreign key (agreement_id, version, revision) references benefit.agreement_terms (agreement_id, version, revision),
    check ((step in ('activate', 'supersede', 'end')) = (on_day is not null))
  )`,
]

/** Agreements from before the steps: written down as they stood, with the one step by which they came into force. */
const fromBefore = [
  `insert into benefit.agreement_terms (agreement_id, version, revision, mechanism, rate_bps, cooperative_id, county_code, scope_kind, scope_id, village_name, rule, effective_from, effective_to, actor, recorded_at)
    select id, version, 1, mechanism, rate_bps, cooperative_id, county_code, scope_kind, scope_id, village_name, rule, effective_from, nullif(effective_to, effective_from), 'migration', created_at from benefit.agreement`,
  `insert into benefit.agreement_terms_beneficiary (agreement_id, version, revision, household_id, weight, kind, village_code)
    select agreement_id, version, 1, household_id, weight, kind, village_code from benefit.agreement_beneficiary`,
  `insert into benefit.agreement_step (agreement_id, position, version, revision, step, to_state, on_day, actor, role, reason, recorded_at)
    select id, version, version, 1, 'activate', case when exists (select 1 from benefit.agreement n where n.id = a.id and n.version > a.version) then 'ended' else 'active' end, effective_from, 'migration', 'migration', '协议步骤建立之前已经生效', created_at
    from benefit.agreement a`,
]

const textRules = [
  `create function benefit.agreement_state(asked_id text, asked_version integer) returns text language sql stable security definer set search_path = pg_catalog, benefit as $$
    select to_state from benefit.agreement_step where agreement_id = asked_id and version = asked_version order by position desc limit 1
  $$`,
  `create function benefit.guard_agreement_terms() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare state text := benefit.agreement_state(new.agreement_id, new.version);
    begin
      if coalesce(state, 'draft') <> 'draft' or new.revision <> 1 + (select coalesce(max(revision), 0) from benefit.agreement_terms t where t.agreement_id = new.agreement_id and t.version = new.version) then
        raise exception 'the text of agreement % version % is %', new.agreement_id, new.version, state using errcode = '23A02';
      end if;
      if exists (select 1 from benefit.agreement_terms t where t.agreement_id = new.agreement_id
        and (t.cooperative_id <> new.cooperative_id or t.county_code <> new.county_code or (new.version > 1 and t.version < new.version and (t.scope_kind, t.scope_id) <> (new.scope_kind, new.scope_id) and benefit.agreement_state(t.agreement_id, t.version) in ('active', 'ended')))) then
        raise exception 'agreement % keeps its cooperative and its scope', new.agreement_id using errcode = '23A06';
      end if;
      return new;
    end $$`,
  "create trigger agreement_terms_guard before insert on benefit.agreement_terms for each row execute function benefit.guard_agreement_terms()",
  `create function benefit.guard_terms_beneficiary() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      if exists (select 1 from benefit.agreement_step s where s.agreement_id = new.agreement_id and s.version = new.version and s.revision >= new.revision) then
        raise exception 'the beneficiaries of agreement % are written with its text', new.agreement_id using errcode = '23A02';
      end if;
      return new;
    end $$`,
  "create trigger terms_beneficiary_guard before insert on benefit.agreement_terms_beneficiary for each row execute function benefit.guard_terms_beneficiary()",
  ...["agreement_terms", "agreement_terms_beneficiary", "agreement_step"].map((table) => `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`),
]

const stepRules = [
  `create function benefit.in_force_of(terms benefit.agreement_terms, from_day date) returns benefit.agreement language sql stable set search_path = pg_catalog, benefit as $$
    select row(terms.agreement_id, terms.version, terms.mechanism, terms.rate_bps, terms.cooperative_id, terms.county_code, terms.scope_kind, terms.scope_id, terms.village_name, terms.rule,
      'documented', from_day, terms.effective_to, now(), terms.rate_fen, terms.rate_base_units)::benefit.agreement
  $$`,
  `create function benefit.guard_agreement_step() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare
      terms benefit.agreement_terms;
      before text;
      approved record;
    begin
      perform pg_advisory_xact_lock(7305123, hashtext(new.agreement_id));
      before := benefit.agreement_state(new.agreement_id, new.version);
      if new.position <> 1 + (select coalesce(max(position), 0) from benefit.agreement_step s where s.agreement_id = new.agreement_id) then
        raise exception 'agreement % was changed meanwhile', new.agreement_id using errcode = '23A01';
      end if;
      select * into terms from benefit.agreement_terms t where t.agreement_id = new.agreement_id and t.version = new.version order by t.revision desc limit 1;
      if terms.revision is distinct from new.revision
        or not (new.step, coalesce(before, '-'), new.to_state) in (values ('draft', '-', 'draft'), ('change', 'draft', 'draft'), ('submit', 'draft', 'submitted'), ('return', 'submitted', 'draft'), ('return', 'county_approved', 'draft'),
          ('approve', 'submitted', 'county_approved'), ('second_approve', 'county_approved', 'county_approved'), ('activate', 'county_approved', 'active'), ('supersede', 'active', 'ended'), ('end', 'active', 'ended'))
        or (new.step = 'draft' and (new.version <> 1 + (select coalesce(max(version), 0) from benefit.agreement_step s where s.agreement_id = new.agreement_id)
          or exists (select 1 from benefit.agreement_step s where s.agreement_id = new.agreement_id and benefit.agreement_state(s.agreement_id, s.version) in ('draft', 'submitted', 'county_approved')))) then
        raise exception 'agreement % version % cannot take the step % from %', new.agreement_id, new.version, new.step, before using errcode = '23A02';
      end if;
      if new.step in ('submit', 'activate') then
        if terms.evidence_id is null then
          raise exception 'agreement % has no evidence file', new.agreement_id using errcode = '23A03';
        end if;
        if terms.scope_kind = 'product' and not exists (select 1 from benefit.agreement_terms_beneficiary b where (b.agreement_id, b.version, b.revision) = (terms.agreement_id, terms.version, terms.revision)) then
          raise exception 'agreement % names no household', new.agreement_id using errcode = '23A04';
        end if;
      end if;
      if new.step in ('second_approve', 'activate') then
        select * into approved from benefit.agreement_step s where s.agreement_id = new.agreement_id and s.version = new.version and s.revision = new.revision and s.step = 'approve' order by s.position desc limit 1;
        if new.step = 'second_approve' and approved.actor = new.actor then
          raise exception 'the second approver of agreement % is another person than the first', new.agreement_id using errcode = '23A05';
        end if;
        if new.step = 'activate' and not coalesce(terms.rate_bps between 100 and 6000, false) and not exists (
          select 1 from benefit.agreement_step s where s.agreement_id = new.agreement_id and s.version = new.version and s.revision = new.revision and s.step = 'second_approve' and s.position > approved.position and s.actor <> approved.actor) then
          raise exception 'the rate of agreement % needs a second approver', new.agreement_id using errcode = '23A07';
        end if;
      end if;
      if new.step = 'activate' and (new.on_day < terms.effective_from or new.on_day >= terms.effective_to) then
        raise exception 'agreement % would come into force on %, outside its own period', new.agreement_id, new.on_day using errcode = '23A08';
      end if;
      if new.step = 'submit' then
        perform benefit.check_agreement(benefit.in_force_of(terms, terms.effective_from), true);
      end if;
      return new;
    end $$`,
  "create trigger agreement_step_guard before insert on benefit.agreement_step for each row execute function benefit.guard_agreement_step()",
  `create function benefit.apply_agreement_step() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare
      terms benefit.agreement_terms;
      former record;
    begin
      if new.step = 'activate' then
        update benefit.agreement set effective_to = greatest(new.on_day, effective_from) where id = new.agreement_id and (effective_to is null or effective_to > greatest(new.on_day, effective_from));
        select * into terms from benefit.agreement_terms t where (t.agreement_id, t.version, t.revision) = (new.agreement_id, new.version, new.revision);
        insert into benefit.agreement select (benefit.in_force_of(terms, new.on_day)).*;
        insert into benefit.agreement_beneficiary (agreement_id, version, household_id, weight, kind, village_code)
          select b.agreement_id, b.version, b.household_id, b.weight, b.kind, b.village_code from benefit.agreement_terms_beneficiary b where (b.agreement_id, b.version, b.revision) = (new.agreement_id, new.version, new.revision);
        for former in select s.version, max(s.revision) as revision from benefit.agreement_step s where s.agreement_id = new.agreement_id and s.version < new.version group by s.version having benefit.agreement_state(new.agreement_id, s.version) = 'active' loop
          insert into benefit.agreement_step (agreement_id, position, version, revision, step, to_state, on_day, actor, role, reason)
            select new.agreement_id, max(position) + 1, former.version, former.revision, 'supersede', 'ended', new.on_day, new.actor, new.role, new.reason from benefit.agreement_step where agreement_id = new.agreement_id;
        end loop;
      elsif new.step = 'end' then
        update benefit.agreement set effective_to = greatest(new.on_day, effective_from) where id = new.agreement_id and version = new.version and (effective_to is null or effective_to > greatest(new.on_day, effective_from));
      end if;
      return null;
    end $$`,
  "create trigger agreement_step_applied after insert on benefit.agreement_step for each row execute function benefit.apply_agreement_step()",
]
