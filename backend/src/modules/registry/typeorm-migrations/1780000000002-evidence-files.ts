import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Evidence files and one log of every access to personal data, which takes over the lines of the unmask log.
 * A file's digest, owner and purpose never change; erasing it takes its salt and name and cannot be undone.
 */
export class EvidenceFiles1780000000002 implements MigrationInterface {
  name = "EvidenceFiles1780000000002"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the register is not migrated downwards: personal data would be lost")
  }
}

const statements = [
  `create table registry.evidence_file (
    id text primary key check (id ~ '^file_[0-9a-z]{16,40}$'),
    cooperative_id text,
    county_code text check (county_code ~ '^[0-9]{6}$'),
    purpose text not null check (purpose in ('agreement', 'lot', 'licence', 'voucher', 'signed_sheet', 'membership')),
    media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
    bytes integer not null check (bytes between 1 and 10485760),
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    salt text check (salt ~ '^[0-9a-f]{64}$'),
    name_sealed text,
    stored_by text not null check (stored_by <> ''),
    stored_at timestamptz not null default now(),
    erased_at timestamptz,
    check (cooperative_id is null or county_code is not null),
    check ((salt is null) = (erased_at is not null)),
    check (erased_at is null or name_sealed is null)
  )`,
  "create index evidence_file_by_cooperative on registry.evidence_file (cooperative_id)",
  `create function registry.keep_evidence() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' or old.erased_at is not null
        or (new.id, new.cooperative_id, new.county_code, new.purpose, new.media_type, new.bytes, new.digest, new.stored_by, new.stored_at)
          is distinct from (old.id, old.cooperative_id, old.county_code, old.purpose, old.media_type, old.bytes, old.digest, old.stored_by, old.stored_at)
        or (new.salt is not null and new.salt is distinct from old.salt)
      then
        raise exception 'registry.evidence_file: % refused, a file can only be erased', tg_op using errcode = '23R02';
      end if;
      return new;
    end $$`,
  "create trigger evidence_file_kept before update or delete on registry.evidence_file for each row execute function registry.keep_evidence()",
  "create trigger evidence_file_not_truncated before truncate on registry.evidence_file execute function registry.refuse_change()",
  `create table registry.access_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null check (actor <> ''),
    action text not null check (action in ('unmask', 'export', 'evidence_read', 'evidence_erase', 'erase')),
    reason text not null check (length(reason) >= 4),
    county_code text,
    household_id text references registry.household (id),
    file_id text references registry.evidence_file (id),
    fields text[] not null default '{}',
    households integer
  )`,
  "create index access_log_by_household on registry.access_log (household_id)",
  "create index access_log_by_county on registry.access_log (county_code, id)",
  `insert into registry.access_log (at, actor, action, reason, county_code, household_id, fields)
    select u.at, u.actor, 'unmask', u.reason, h.county_code, u.household_id, u.fields from registry.unmask_log u join registry.household h on h.id = u.household_id order by u.id`,
  "drop table registry.unmask_log",
  "create trigger access_log_append_only before update or delete or truncate on registry.access_log execute function registry.refuse_change()",
]
