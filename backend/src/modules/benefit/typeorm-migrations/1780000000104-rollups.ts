import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Three rollups, written in the transaction of their entry and always rebuildable from it. Grains:
 * `sales_day` Asia/Shanghai day × county × cooperative × product; `household_day` day × county × cooperative × household;
 * `order_day` day × county × cooperative × order. Every amount is signed: a reversal subtracts on its own day.
 */
export class Rollups1780000000104 implements MigrationInterface {
  name = "Rollups1780000000104"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error("the ledger's schema is not migrated downwards")
  }
}

const grain = "day date not null, county_code text not null, cooperative_id text not null"
const sales = "gmv_fen bigint not null, refunds_fen bigint not null, linked_fen bigint not null, accrued_fen bigint not null"

const statements = [
  `create table benefit.sales_day (${grain}, product_id text not null, ${sales}, primary key (day, county_code, cooperative_id, product_id))`,
  `create table benefit.household_day (${grain}, household_id text not null, accrued_fen bigint not null, primary key (day, county_code, cooperative_id, household_id))`,
  `create table benefit.order_day (${grain}, order_id text not null, captured_lines integer not null, ${sales}, primary key (day, county_code, cooperative_id, order_id))`,
  "create index order_day_by_order on benefit.order_day (order_id)",
]
