import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * The exact sum of fen as a bigint. PostgreSQL's own `sum(bigint)` keeps a numeric per group and sum: over tens of thousands of
 * households that alone takes most of a report's time (docs/benchmarks.md, B7). A sum beyond 2^63 is an error, never a
 * wrong figure.
 */
export class SumOfFen1780000000421 implements MigrationInterface {
  name = "SumOfFen1780000000421"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create aggregate benefit.sum_fen(bigint) (sfunc = int8pl, stype = bigint, initcond = '0', combinefunc = int8pl, parallel = safe)")
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}
