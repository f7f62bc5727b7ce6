import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Corrections of entries by hand (LEDGER 10): asked by one person, decided by another, and only then appended to the chain
 * as a reversal and, for a refund, its new statement. Nothing here is ever changed; the decision stands in the transaction
 * that appends.
 */
export class EntryCorrections1780000000802 implements MigrationInterface {
  name = "EntryCorrections1780000000802"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const statements = [
  `create table benefit.entry_correction (
    id text primary key check (id ~ '^ecr_'),
    sequence bigint not null references benefit.entry (sequence),
    order_id text not null,
    reason_code text not null check (reason_code in ('unspecified_refund', 'wrong_lines', 'wrong_reason', 'wrong_bearer', 'posted_in_error')),
    restated text check (restated is null or jsonb_typeof(restated::jsonb) = 'object'),
    reason text not null check (length(reason) >= 4),
    evidence_id text,
    evidence_proof text,
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    check ((evidence_id is null) = (evidence_proof is null)),
    check ((reason_code = 'posted_in_error') = (restated is null))
  )`,
  "create index entry_correction_by_sequence on benefit.entry_correction (sequence)",
  `create table benefit.entry_correction_decision (
    correction_id text primary key references benefit.entry_correction (id),
    decision text not null check (decision in ('approve', 'reject')),
    reason text not null check (length(reason) >= 4),
    actor text not null check (actor <> ''),
    reversal_sequence bigint unique references benefit.entry (sequence) deferrable initially deferred,
    restated_sequence bigint unique references benefit.entry (sequence) deferrable initially deferred,
    recorded_at timestamptz not null default now(),
    check ((decision = 'approve') = (reversal_sequence is not null)),
    check (restated_sequence is null or reversal_sequence is not null)
  )`,
  `create function benefit.entry_correction_needs_two() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      if exists (select 1 from benefit.entry_correction c where c.id = new.correction_id and c.actor = new.actor) then
        raise exception 'who asks for a correction does not decide it' using errcode = '23B23';
      end if;
      return new;
    end $$`,
  "create trigger entry_correction_by_two before insert on benefit.entry_correction_decision for each row execute function benefit.entry_correction_needs_two()",
  ...["entry_correction", "entry_correction_decision"].map((table) => `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`),
]
