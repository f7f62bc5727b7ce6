import { ROLLUP_NAMES } from "@qianhang/shared/ledger"
import type { MigrationInterface, QueryRunner } from "typeorm"
import { factTable, rollupTable } from "../rollups/rollup-tables"

/**
 * What each entry says for the measures, one row per cell of goods and per household's cell, and the four rollups that are
 * its sums (grains: `ROLLUPS` in the core). They replace the rollups of migration 104 and are filled from the entries
 * right after the migrations (`rebuildRollups`): everything in them is derived, nothing is hashed.
 */
export class FactsAndRollups1780000000401 implements MigrationInterface {
  name = "FactsAndRollups1780000000401"

  async up(runner: QueryRunner): Promise<void> {
    for (const old of ["sales_day", "household_day", "order_day"]) await runner.query(`drop table benefit.${old}`)
    await runner.query(factTable("fact"))
    for (const name of ROLLUP_NAMES) await runner.query(rollupTable(name))
    await runner.query("create index fact_by_batch on benefit.fact (batch_id, household_id) where batch_id <> ''")
    await runner.query("create index order_day_by_order on benefit.order_day (order_id)")
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}
