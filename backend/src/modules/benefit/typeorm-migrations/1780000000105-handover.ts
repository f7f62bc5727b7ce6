import type { MigrationInterface, QueryRunner } from "typeorm"

/** Entry format 2: the facts of benefit's way to the hand, as the core's JSON text. Format 1 has none. */
export class Handover1780000000105 implements MigrationInterface {
  name = "Handover1780000000105"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table benefit.entry add column handover text check (format > 1 or handover is null)")
    await runner.query("create index entry_by_batch on benefit.entry ((handover::jsonb ->> 'batchId'), sequence) where handover is not null")
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}
