import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Settlement batches with their frozen figures, the papers of payouts, advances and period benefits, confirmations and
 * cases. The money itself stands in the journal; every table here is append-only and says what no entry can: who, which
 * file, on which day. How far a batch is paid is never stored, it is read from the entries.
 */
export class Settlement1780000000302 implements MigrationInterface {
  name = "Settlement1780000000302"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...batches, ...papers, ...bounds, ...tables.map(appendOnly)]) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const appendOnly = (table: string): string =>
  `create trigger ${table}_append_only before update or delete or truncate on benefit.${table} execute function benefit.refuse_change()`

const tables = [
  "settlement_batch", "settlement_instruction", "payout", "payout_reversal", "payout_reversal_decision", "evidence_event",
  "confirmation_link", "confirmation_link_end", "handover_case", "handover_case_closing", "lot_advance", "period_benefit",
]

const recorded = "actor text not null check (actor <> ''), recorded_at timestamptz not null default now()"
const step = "step text not null check (step in ('acknowledged', 'received'))"

const batches = [
  `create table benefit.settlement_batch (
    id text primary key check (id ~ '^stl_'),
    number text not null unique,
    cooperative_id text not null,
    county_code text not null check (county_code ~ '^[0-9]{6}$'),
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    parcels integer not null check (parcels > 0),
    orders integer not null,
    households integer not null,
    sales_fen bigint not null,
    refunds_fen bigint not null,
    commission_fen bigint not null,
    benefit_fen bigint not null,
    goods_fen bigint not null,
    freight_fen bigint not null,
    compensation_fen bigint not null,
    advances_fen bigint not null,
    benefit_payable_fen bigint not null check (benefit_payable_fen >= 0),
    receivable_before_fen bigint not null check (receivable_before_fen >= 0),
    offset_fen bigint not null check (offset_fen >= 0),
    receivable_after_fen bigint not null,
    cooperative_payable_fen bigint not null check (cooperative_payable_fen >= offset_fen),
    cooperative_net_fen bigint not null,
    frozen_at timestamptz not null,
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default now(),
    unique (cooperative_id, to_day),
    check (sales_fen - refunds_fen = benefit_fen + commission_fen + goods_fen),
    check (benefit_fen = advances_fen + benefit_payable_fen),
    check (receivable_after_fen = receivable_before_fen - offset_fen),
    check (cooperative_net_fen = cooperative_payable_fen - offset_fen)
  )`,
  `create table benefit.settlement_instruction (batch_id text primary key references benefit.settlement_batch (id), instructed_at timestamptz not null, ${recorded})`,
]

const papers = [
  `create table benefit.payout (
    id text primary key check (id ~ '^pay_'),
    batch_id text not null references benefit.settlement_batch (id),
    paid_to text not null check (paid_to in ('households', 'cooperative')),
    paid_on date not null,
    evidence_id text not null,
    ${recorded}
  )`,
  "create index payout_by_batch on benefit.payout (batch_id)",
  `create table benefit.payout_reversal (id text primary key, payout_id text not null references benefit.payout (id), reason text not null check (length(reason) >= 4), ${recorded})`,
  "create index payout_reversal_by_payout on benefit.payout_reversal (payout_id)",
  `create table benefit.payout_reversal_decision (reversal_id text primary key references benefit.payout_reversal (id), decision text not null check (decision in ('approve', 'reject')), reason text not null check (length(reason) >= 4), ${recorded})`,
  `create function benefit.reversal_needs_two() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    begin
      if exists (select 1 from benefit.payout_reversal r where r.id = new.reversal_id and r.actor = new.actor) then
        raise exception 'who proposes a reversal does not decide it' using errcode = '23B08';
      end if;
      return new;
    end $$`,
  "create trigger payout_reversal_by_two before insert on benefit.payout_reversal_decision for each row execute function benefit.reversal_needs_two()",
  `create table benefit.evidence_event (
    id text primary key,
    batch_id text not null references benefit.settlement_batch (id),
    step text not null check (step in ('acknowledged', 'received', 'spot_checked')),
    source text not null,
    evidence_id text,
    county_code text check (county_code ~ '^[0-9]{6}$'),
    note text,
    ${recorded}
  )`,
  "create index evidence_event_by_batch on benefit.evidence_event (batch_id)",
  `create table benefit.confirmation_link (
    id text primary key,
    token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    batch_id text not null references benefit.settlement_batch (id),
    household_id text not null check (household_id ~ '^hh_'),
    ${step},
    expires_at timestamptz not null,
    ${recorded}
  )`,
  "create index confirmation_link_by_batch on benefit.confirmation_link (batch_id, household_id)",
  `create table benefit.confirmation_link_end (link_id text primary key references benefit.confirmation_link (id), outcome text not null check (outcome in ('confirmed', 'disputed', 'revoked')), ${recorded})`,
  `create table benefit.handover_case (
    id text primary key,
    link_id text not null unique references benefit.confirmation_link (id),
    batch_id text not null references benefit.settlement_batch (id),
    household_id text not null,
    ${step},
    reason text not null check (reason in ('amount_wrong', 'quantity_wrong', 'not_received', 'not_mine')),
    opened_at timestamptz not null
  )`,
  "create index handover_case_by_batch on benefit.handover_case (batch_id, household_id)",
  `create table benefit.handover_case_closing (case_id text primary key references benefit.handover_case (id), resolution text not null check (length(resolution) >= 4), ${recorded})`,
  `create table benefit.lot_advance (
    id text primary key check (id ~ '^adv_'),
    cooperative_id text not null,
    county_code text not null,
    lot_id text not null references benefit.lot (id),
    paid_on date not null,
    evidence_id text not null unique,
    ${recorded}
  )`,
  "create index lot_advance_by_cooperative on benefit.lot_advance (cooperative_id)",
  `create table benefit.period_benefit (
    id text primary key check (id ~ '^per_'),
    cooperative_id text not null,
    county_code text not null,
    mechanism text not null check (mechanism in ('wage', 'land_rent', 'dividend', 'second_return')),
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    evidence_id text not null unique,
    ${recorded}
  )`,
  "create index period_benefit_by_cooperative on benefit.period_benefit (cooperative_id)",
]

/** No payable is ever paid beyond what is owed, whatever code runs: LEDGER 21's cap lives in the database. */
const bounds = [
  `create function benefit.payable_not_overdrawn() returns trigger language plpgsql security definer set search_path = pg_catalog, benefit as $$
    declare balance numeric;
    begin
      select coalesce(sum(p.amount_fen), 0) into balance from benefit.posting p
        where p.account = new.account and p.cooperative_id = new.cooperative_id and p.household_id is not distinct from new.household_id;
      if balance > 0 then
        raise exception '% of % is overdrawn by %', new.account, coalesce(new.household_id, new.cooperative_id), balance using errcode = '23B09';
      end if;
      return null;
    end $$`,
  "create index posting_of_handover on benefit.posting (account, cooperative_id, household_id) where account in ('household_payable', 'cooperative_payable', 'household_advance', 'cooperative_receivable')",
  `create constraint trigger payable_is_bounded after insert on benefit.posting deferrable initially deferred for each row
    when (new.amount_fen > 0 and new.account in ('household_payable', 'cooperative_payable')) execute function benefit.payable_not_overdrawn()`,
  "create index entry_of_kind on benefit.entry (kind, sequence) where kind in ('settlement', 'receivable', 'payout', 'evidence', 'advance', 'period_benefit')",
]
