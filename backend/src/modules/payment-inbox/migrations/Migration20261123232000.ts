import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123232000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "provider_event" ("id" text not null, "provider" text not null, "event_id" text not null, "type" text not null, "payment_id" text null, "state" text check ("state" in ('received', 'processed', 'dead')) not null default 'received', "attempts" integer not null default 0, "next_attempt_at" timestamptz not null, "last_error" text null, "occurred_at" timestamptz not null, "processed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "provider_event_pkey" primary key ("id"));`)
    this.addSql(`create unique index if not exists "IDX_provider_event_provider_event_id_unique" on "provider_event" ("provider", "event_id") where deleted_at is null;`)
    this.addSql(`create index if not exists "IDX_provider_event_state_next_attempt_at" on "provider_event" ("state", "next_attempt_at") where deleted_at is null;`)
    this.addSql(`create index if not exists "IDX_provider_event_deleted_at" on "provider_event" ("deleted_at") where deleted_at is null;`)
    this.addSql(`create table if not exists "cart_order" ("id" text not null, "cart_id" text not null, "order_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cart_order_pkey" primary key ("id"));`)
    this.addSql(`create unique index if not exists "IDX_cart_order_cart_id_unique" on "cart_order" ("cart_id") where deleted_at is null;`)
    this.addSql(`create unique index if not exists "IDX_cart_order_order_id_unique" on "cart_order" ("order_id") where deleted_at is null;`)
    this.addSql(`create index if not exists "IDX_cart_order_deleted_at" on "cart_order" ("deleted_at") where deleted_at is null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "provider_event" cascade;`)
    this.addSql(`drop table if exists "cart_order" cascade;`)
  }
}
