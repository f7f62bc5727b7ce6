import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Admission: licences as rows, a version per cooperative, and every step as a row that nobody can change; whoever recommended cannot approve. */
export class Migration20261124213838 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "cooperative_step" ("id" text not null, "step" text check ("step" in ('apply', 'apply_again', 'recommend', 'approve', 'refuse', 'suspend', 'reinstate', 'end')) not null, "to_state" text not null, "actor" text not null, "role" text not null, "reason" text not null, "cooperative_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cooperative_step_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_cooperative_step_cooperative_id" ON "cooperative_step" ("cooperative_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_cooperative_step_deleted_at" ON "cooperative_step" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "licence" ("id" text not null, "type" text check ("type" in ('business', 'food_production', 'food_workshop', 'food_trade')) not null, "number" text not null, "evidence_file_id" text null, "expires_on" text null, "cooperative_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "licence_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_licence_cooperative_id" ON "licence" ("cooperative_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_licence_deleted_at" ON "licence" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "cooperative_step" add constraint "cooperative_step_cooperative_id_foreign" foreign key ("cooperative_id") references "cooperative" ("id") on update cascade;`);

    this.addSql(`alter table if exists "licence" add constraint "licence_cooperative_id_foreign" foreign key ("cooperative_id") references "cooperative" ("id") on update cascade;`);

    this.addSql(`alter table if exists "cooperative" drop constraint if exists "cooperative_state_check";`);

    this.addSql(`insert into "licence" ("id", "type", "number", "expires_on", "cooperative_id") select 'lic_' || md5("id"), 'business', "licence_number", "licence_expires_on", "id" from "cooperative" where "licence_number" is not null;`);
    this.addSql(`alter table if exists "cooperative" drop column if exists "licence_number", drop column if exists "licence_expires_on";`);

    this.addSql(`alter table if exists "cooperative" add column if not exists "version" integer not null default 1, add column if not exists "trades" text[] not null default '{raw_produce}', add column if not exists "contact_name" text null, add column if not exists "contact_mobile" text null, add column if not exists "service_phone" text null, add column if not exists "licences_standing" text check ("licences_standing" in ('valid', 'expiring', 'expired')) null;`);
    this.addSql(`alter table if exists "cooperative" alter column "state" type text using ("state"::text);`);
    this.addSql(`alter table if exists "cooperative" alter column "state" set default 'applied';`);
    this.addSql(`update "cooperative" set "state" = 'applied' where "state" = 'pending';`);
    this.addSql(`alter table if exists "cooperative" add constraint "cooperative_state_check" check("state" in ('applied', 'county_recommended', 'approved', 'suspended', 'ended', 'refused'));`);

    this.addSql(`create or replace function "cooperative_step_kept"() returns trigger language plpgsql as $$
      begin
        raise exception 'cooperative_step is append-only: % refused', tg_op using errcode = '23C02';
      end $$;`);
    this.addSql(`create trigger "cooperative_step_append_only" before update or delete on "cooperative_step" for each row execute function "cooperative_step_kept"();`);
    this.addSql(`create or replace function "cooperative_step_two_persons"() returns trigger language plpgsql as $$
      begin
        if new.step = 'approve' and new.actor = (select s.actor from cooperative_step s where s.cooperative_id = new.cooperative_id and s.step = 'recommend' order by s.created_at desc limit 1) then
          raise exception 'whoever recommended cooperative % cannot approve it', new.cooperative_id using errcode = '23C01';
        end if;
        return new;
      end $$;`);
    this.addSql(`create trigger "cooperative_step_by_two_persons" before insert on "cooperative_step" for each row execute function "cooperative_step_two_persons"();`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "cooperative_step" cascade;`);

    this.addSql(`drop function if exists "cooperative_step_kept" cascade;`);
    this.addSql(`drop function if exists "cooperative_step_two_persons" cascade;`);

    this.addSql(`drop table if exists "licence" cascade;`);

    this.addSql(`alter table if exists "cooperative" drop constraint if exists "cooperative_state_check";`);

    this.addSql(`alter table if exists "cooperative" drop column if exists "version", drop column if exists "trades", drop column if exists "contact_name", drop column if exists "contact_mobile", drop column if exists "service_phone", drop column if exists "licences_standing";`);

    this.addSql(`alter table if exists "cooperative" add column if not exists "licence_number" text null, add column if not exists "licence_expires_on" text null;`);
    this.addSql(`alter table if exists "cooperative" alter column "state" type text using ("state"::text);`);
    this.addSql(`alter table if exists "cooperative" alter column "state" set default 'pending';`);
    this.addSql(`update "cooperative" set "state" = case "state" when 'approved' then 'approved' when 'suspended' then 'suspended' else 'pending' end;`);
    this.addSql(`alter table if exists "cooperative" add constraint "cooperative_state_check" check("state" in ('pending', 'approved', 'suspended'));`);
  }

}
