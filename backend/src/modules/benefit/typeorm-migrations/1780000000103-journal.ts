import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * The journal: entries and their postings, append-only even for their owner, one chain without forks, each entry balanced
 * when its transaction commits. `day` is the Asia/Shanghai day (UTC+8 without summer time since 1992), derived, not hashed.
 */
export class Journal1780000000103 implements MigrationInterface {
  name = "Journal1780000000103"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const statements = [
  `create table benefit.entry (
    sequence bigint primary key check (sequence > 0),
    format smallint not null,
    kind text not null,
    source_provider text not null,
    source_kind text not null,
    source_object_id text not null,
    source_medusa_id text,
    order_id text,
    currency text not null,
    amount_fen bigint not null check (amount_fen >= 0),
    occurred_at_ms bigint not null,
    relates_to bigint references benefit.entry (sequence),
    correction_actor text,
    correction_reason_code text,
    snapshot text,
    refund text,
    recorded_at_ms bigint not null,
    previous_hash text not null unique check (previous_hash ~ '^[0-9a-f]{64}$'),
    hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
    day date not null generated always as (date '1970-01-01' + ((occurred_at_ms + 28800000) / 86400000)::integer) stored,
    unique (source_provider, source_kind, source_object_id)
  )`,
  "create index entry_by_order on benefit.entry (order_id, sequence)",
  "create index entry_by_object on benefit.entry (source_object_id)",
  "create index entry_by_medusa_id on benefit.entry (source_medusa_id)",
  "create index entry_by_relation on benefit.entry (relates_to)",
  "create index entry_by_day on benefit.entry (day, sequence)",
  `create table benefit.posting (
    sequence bigint not null references benefit.entry (sequence),
    position integer not null check (position >= 0),
    account text not null,
    amount_fen bigint not null check (amount_fen <> 0),
    cooperative_id text,
    household_id text check (household_id ~ '^hh_'),
    line_id text,
    lot_id text,
    primary key (sequence, position)
  )`,
  `create function benefit.entry_balanced() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare total numeric;
    begin
      select coalesce(sum(amount_fen), 0) into total from benefit.posting where sequence = new.sequence;
      if total <> 0 then
        raise exception 'entry % is not balanced: %', new.sequence, total using errcode = '23B05';
      end if;
      return null;
    end $$`,
  "create constraint trigger entry_is_balanced after insert on benefit.entry deferrable initially deferred for each row execute function benefit.entry_balanced()",
  `create function benefit.extend_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare newest record;
    begin
      select sequence, hash into newest from benefit.entry order by sequence desc limit 1;
      if new.sequence <> coalesce(newest.sequence, 0) + 1 or new.previous_hash <> coalesce(newest.hash, repeat('0', 64)) then
        raise exception 'entry % does not extend the chain', new.sequence using errcode = '23B06';
      end if;
      return new;
    end $$`,
  "create trigger entry_extends_chain before insert on benefit.entry for each row execute function benefit.extend_chain()",
  "create trigger entry_append_only before update or delete or truncate on benefit.entry execute function benefit.refuse_change()",
  "create trigger posting_append_only before update or delete or truncate on benefit.posting execute function benefit.refuse_change()",
]
