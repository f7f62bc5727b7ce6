import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Imports of a county's list. What a sheet says of persons stands sealed in `household_import_row` (what is to be
 * written) and `household_import_line` (what the report says), and is deleted when it is no longer needed; the import
 * itself, with its counts and who accepted it, stays.
 */
export class HouseholdImports1780000000004 implements MigrationInterface {
  name = "HouseholdImports1780000000004"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the register is not migrated downwards: personal data would be lost")
  }
}

const statements = [
  `create table registry.household_import (
    id text primary key check (id ~ '^imp_[0-9a-f]{24}$'),
    county_code text check (county_code ~ '^[0-9]{6}$'),
    state text not null default 'checking' check (state in ('checking', 'checked', 'refused', 'applying', 'applied', 'discarded', 'expired')),
    format text not null check (format in ('xlsx', 'csv')),
    bytes integer not null check (bytes between 1 and 20971520),
    name_sealed text,
    reason text not null check (length(reason) >= 4),
    uploaded_by text not null check (uploaded_by <> ''),
    uploaded_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    attempts integer not null default 0,
    tries integer not null default 0,
    rows_total integer not null default 0,
    rows_done integer not null default 0 check (rows_done >= 0),
    new_rows integer not null default 0,
    changed_rows integer not null default 0,
    unchanged_rows integer not null default 0,
    error_rows integer not null default 0,
    errors integer not null default 0,
    unread_columns text[] not null default '{}',
    refusal text,
    report_digest text check (report_digest ~ '^[0-9a-f]{64}$'),
    checked_at timestamptz,
    accepted_by text,
    accepted_at timestamptz,
    applied_rows integer not null default 0,
    left_out_rows integer not null default 0,
    applied_at timestamptz,
    erased_at timestamptz,
    check (state <> 'refused' or refusal is not null),
    check (state <> 'checked' or report_digest is not null),
    check (state not in ('applying', 'applied') or (accepted_by is not null and errors = 0)),
    check (applied_rows + left_out_rows <= new_rows + changed_rows),
    check (erased_at is null or name_sealed is null)
  )`,
  "create index household_import_waiting on registry.household_import (changed_at) where state in ('checking', 'applying')",
  "create index household_import_by_county on registry.household_import (county_code, uploaded_at)",
  `create function registry.keep_import() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE'
        or (new.id, new.county_code, new.format, new.bytes, new.reason, new.uploaded_by, new.uploaded_at) is distinct from (old.id, old.county_code, old.format, old.bytes, old.reason, old.uploaded_by, old.uploaded_at)
        or (old.accepted_by is not null and (new.accepted_by, new.accepted_at, new.report_digest) is distinct from (old.accepted_by, old.accepted_at, old.report_digest))
        or (new.state <> old.state and not (old.state, new.state) in (
          ('checking', 'checked'), ('checking', 'refused'), ('checking', 'discarded'), ('checked', 'checking'), ('checked', 'applying'), ('checked', 'discarded'), ('checked', 'expired'), ('applying', 'applied')))
      then
        raise exception 'registry.household_import: % refused, an import keeps its origin and goes forward only', tg_op using errcode = '23R07';
      end if;
      return new;
    end $$`,
  "create trigger household_import_kept before update or delete on registry.household_import for each row execute function registry.keep_import()",
  "create trigger household_import_not_truncated before truncate on registry.household_import execute function registry.refuse_change()",
  `create table registry.household_import_row (
    id bigint generated always as identity primary key,
    import_id text not null references registry.household_import (id),
    row_number integer not null,
    household_id text references registry.household (id),
    base_version integer,
    county_code text not null,
    household_code text not null,
    duplicate_key text not null,
    plan_digest text not null,
    sealed text not null,
    unique (import_id, row_number),
    check ((household_id is null) = (base_version is null))
  )`,
  `create table registry.household_import_line (
    id bigint generated always as identity primary key,
    import_id text not null references registry.household_import (id),
    row_number integer not null,
    column_index integer not null,
    column_key text,
    kind text not null check (kind in ('error', 'change', 'left_out')),
    code text not null,
    sealed text not null
  )`,
  "create index household_import_line_by_import on registry.household_import_line (import_id, kind, row_number, id)",
  "alter table registry.access_log add column import_id text references registry.household_import (id)",
  `alter table registry.access_log drop constraint access_log_action_check, add constraint access_log_action_check check (action in ('unmask', 'search', 'export', 'evidence_read', 'evidence_erase', 'erase', 'import_upload', 'import_report', 'import_accept'))`,
]
