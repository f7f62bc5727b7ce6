import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Commission by category and its proposals. A rule is never changed but by ending it, on a day to come, when an approved
 * one follows it; so every version stays readable (E-commerce law 33-34). Who proposes never approves.
 */
export class FeeRules1780000000303 implements MigrationInterface {
  name = "FeeRules1780000000303"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const statements = [
  "alter table benefit.commission_rule add column category text",
  `create or replace function benefit.guard_commission() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      perform pg_advisory_xact_lock(7305120);
      if exists (select 1 from benefit.commission_rule c where c.cooperative_id is not distinct from new.cooperative_id and c.category is not distinct from new.category
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
  "drop trigger commission_append_only on benefit.commission_rule",
  `create function benefit.end_commission_only() returns trigger language plpgsql as $$
    begin
      if to_jsonb(old) - 'effective_to' is distinct from to_jsonb(new) - 'effective_to' or old.effective_to is not null or new.effective_to is null then
        raise exception 'a commission rule can only be ended, once' using errcode = '23B01';
      end if;
      return new;
    end $$`,
  "create trigger commission_end_only before update on benefit.commission_rule for each row execute function benefit.end_commission_only()",
  "create trigger commission_kept before delete or truncate on benefit.commission_rule execute function benefit.refuse_change()",
  `create table benefit.fee_rule_proposal (
    id text primary key check (id ~ '^fee_'),
    cooperative_id text,
    category text,
    rate_bps integer not null check (rate_bps between 0 and 10000),
    effective_from date not null,
    reason text not null check (length(reason) >= 4),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now()
  )`,
  `create table benefit.fee_rule_decision (
    proposal_id text primary key references benefit.fee_rule_proposal (id),
    decision text not null check (decision in ('approve', 'reject')),
    reason text not null check (length(reason) >= 4),
    rule_id text references benefit.commission_rule (id),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    check ((decision = 'approve') = (rule_id is not null))
  )`,
  `create function benefit.fee_rule_needs_two() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      if exists (select 1 from benefit.fee_rule_proposal p where p.id = new.proposal_id and p.actor = new.actor) then
        raise exception 'who proposes a fee rule does not decide it' using errcode = '23B08';
      end if;
      return new;
    end $$`,
  "create trigger fee_rule_by_two before insert on benefit.fee_rule_decision for each row execute function benefit.fee_rule_needs_two()",
  ...["fee_rule_proposal", "fee_rule_decision"].map((table) => `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`),
]
