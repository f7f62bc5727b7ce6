import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * A household's histories. Status and consent are append-only, memberships end once; the household's row keeps the
 * newest status (by trigger, so it cannot drift) and a version for those who change it. Erasing a person cannot be undone.
 */
export class HouseholdHistories1780000000003 implements MigrationInterface {
  name = "HouseholdHistories1780000000003"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the register is not migrated downwards: personal data would be lost")
  }
}

const statements = [
  `alter table registry.household
    add column town_code text generated always as (left(village_code, 9)) stored,
    add column member_count integer check (member_count between 1 and 50),
    add column status_from date,
    add column status_to date,
    add column version integer not null default 1,
    add column changed_at timestamptz not null default now(),
    add check (village_code ~ '^[0-9]{12}$' and left(village_code, 6) = county_code),
    add check (household_code ~ '^[0-9A-Za-z-]{1,40}$'),
    add check (erased_at is null or (name_sealed is null and phone_sealed is null and bank_sealed is null and duplicate_key is null))`,
  "create index household_by_kind on registry.household (kind)",
  `create function registry.keep_household() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' then
        raise exception 'registry.household: % refused, a household is never deleted', tg_op using errcode = '23R03';
      end if;
      if (new.id, new.county_code, new.household_code, new.is_demo, new.created_at) is distinct from (old.id, old.county_code, old.household_code, old.is_demo, old.created_at)
        or new.version < old.version or (old.erased_at is not null and new.erased_at is distinct from old.erased_at)
      then
        raise exception 'registry.household: a household keeps its codes, and its erasure' using errcode = '23R03';
      end if;
      return new;
    end $$`,
  "create trigger household_kept before update or delete on registry.household for each row execute function registry.keep_household()",
  "create trigger household_not_truncated before truncate on registry.household execute function registry.refuse_change()",

  `alter table registry.household_status
    add column recorded_by text not null default 'seed',
    add column reason text not null default '建档',
    add check (kind in ('lifted', 'monitored_unstable', 'monitored_marginal', 'monitored_shock', 'at_risk', 'general'))`,
  "create index household_status_by_household on registry.household_status (household_id, id)",
  `update registry.household h set status_from = s.entered_on, status_to = s.left_on
    from registry.household_status s where s.household_id = h.id and s.id = (select max(id) from registry.household_status where household_id = h.id)`,
  `create function registry.apply_status() returns trigger language plpgsql security definer set search_path = pg_catalog, registry as $$
    begin
      update registry.household set kind = new.kind, status_from = new.entered_on, status_to = new.left_on where id = new.household_id;
      return null;
    end $$`,
  "create trigger status_applied after insert on registry.household_status for each row execute function registry.apply_status()",
  "create trigger household_status_append_only before update or delete or truncate on registry.household_status execute function registry.refuse_change()",

  `alter table registry.membership
    add column recorded_by text not null default 'seed',
    add column recorded_at timestamptz not null default now(),
    add column ended_by text,
    add column ended_at timestamptz`,
  `create function registry.refuse_overlap() returns trigger language plpgsql security definer set search_path = pg_catalog, registry as $$
    begin
      perform 1 from registry.household where id = new.household_id for no key update;
      if exists (select 1 from registry.membership m where m.household_id = new.household_id and m.cooperative_id = new.cooperative_id
        and daterange(m.from_day, m.to_day, '[]') && daterange(new.from_day, new.to_day, '[]'))
      then
        raise exception 'registry.membership: the household is a member in these days already' using errcode = '23R04';
      end if;
      return new;
    end $$`,
  "create trigger membership_does_not_overlap before insert on registry.membership for each row execute function registry.refuse_overlap()",
  `create function registry.keep_membership() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' or old.to_day is not null or new.to_day is null
        or (new.household_id, new.cooperative_id, new.from_day, new.recorded_by, new.recorded_at) is distinct from (old.household_id, old.cooperative_id, old.from_day, old.recorded_by, old.recorded_at)
      then
        raise exception 'registry.membership: % refused, a membership can only be ended, once', tg_op using errcode = '23R05';
      end if;
      return new;
    end $$`,
  "create trigger membership_kept before update or delete on registry.membership for each row execute function registry.keep_membership()",
  "create trigger membership_not_truncated before truncate on registry.membership execute function registry.refuse_change()",

  `create table registry.consent (
    id bigint generated always as identity primary key,
    household_id text not null references registry.household (id),
    scope text not null check (scope in ('name_on_shop', 'story', 'portrait')),
    decision text not null check (decision in ('given', 'withdrawn')),
    on_day date not null,
    note_sealed text,
    evidence_file_id text references registry.evidence_file (id),
    recorded_by text not null check (recorded_by <> ''),
    recorded_at timestamptz not null default now()
  )`,
  "create index consent_by_household on registry.consent (household_id, scope, id)",
  `create function registry.keep_consent() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' or old.note_sealed is null
        or (new.household_id, new.scope, new.decision, new.on_day, new.evidence_file_id, new.recorded_by, new.recorded_at)
          is distinct from (old.household_id, old.scope, old.decision, old.on_day, old.evidence_file_id, old.recorded_by, old.recorded_at)
        or (new.note_sealed is not null and new.note_sealed is not distinct from old.note_sealed)
      then
        raise exception 'registry.consent: % refused, consent is append-only and only its text can be erased', tg_op using errcode = '23R06';
      end if;
      return new;
    end $$`,
  "create trigger consent_kept before update or delete on registry.consent for each row execute function registry.keep_consent()",
  "create trigger consent_not_truncated before truncate on registry.consent execute function registry.refuse_change()",
  "alter table registry.access_log drop constraint access_log_action_check, add constraint access_log_action_check check (action in ('unmask', 'search', 'export', 'evidence_read', 'evidence_erase', 'erase'))",
]
