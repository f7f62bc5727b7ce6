import type { MigrationInterface, QueryRunner } from "typeorm"

/** The register of households: sealed personal data, effective-dated memberships, and a log of every unmasking. */
export class Households1780000000001 implements MigrationInterface {
  name = "Households1780000000001"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registry.household (
        id text primary key check (id ~ '^hh_[0-9A-Za-z]{8,40}$'),
        county_code text not null check (county_code ~ '^[0-9]{6}$'),
        household_code text not null,
        village_code text not null,
        village_name text not null,
        kind text not null check (kind in ('lifted', 'monitored_unstable', 'monitored_marginal', 'monitored_shock', 'at_risk', 'general')),
        name_sealed text,
        phone_sealed text,
        bank_sealed text,
        duplicate_key text unique,
        is_demo boolean not null default false,
        created_at timestamptz not null default now(),
        erased_at timestamptz,
        unique (county_code, household_code)
      )`)
    await runner.query("create index household_by_county on registry.household (county_code, village_code)")
    await runner.query(`
      create table registry.household_status (
        id bigint generated always as identity primary key,
        household_id text not null references registry.household (id),
        kind text not null,
        entered_on date not null,
        left_on date check (left_on is null or left_on >= entered_on),
        recorded_at timestamptz not null default now()
      )`)
    await runner.query(`
      create table registry.membership (
        id bigint generated always as identity primary key,
        household_id text not null references registry.household (id),
        cooperative_id text not null,
        from_day date not null,
        to_day date check (to_day is null or to_day >= from_day),
        unique (household_id, cooperative_id, from_day)
      )`)
    await runner.query("create index membership_by_cooperative on registry.membership (cooperative_id)")
    await runner.query(`
      create table registry.unmask_log (
        id bigint generated always as identity primary key,
        household_id text not null references registry.household (id),
        actor text not null check (actor <> ''),
        reason text not null check (length(reason) >= 4),
        fields text[] not null,
        at timestamptz not null default now()
      )`)
    await runner.query(`
      create function registry.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'registry.% is append-only: % refused', tg_table_name, tg_op using errcode = '23R01';
      end $$`)
    await runner.query("create trigger unmask_log_append_only before update or delete or truncate on registry.unmask_log execute function registry.refuse_change()")
  }

  async down(): Promise<void> {
    throw new Error("the register is not migrated downwards: personal data would be lost")
  }
}
