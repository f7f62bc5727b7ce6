import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123231701 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "staff" drop constraint if exists "staff_email_unique";`);
    this.addSql(`create table if not exists "staff" ("id" text not null, "name" text not null, "email" text not null, "role" text check ("role" in ('county', 'prefecture', 'office')) not null, "county_code" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "staff_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_staff_email_unique" ON "staff" ("email") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_staff_deleted_at" ON "staff" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "staff" cascade;`);
  }

}
