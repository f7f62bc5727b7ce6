import { DataSource } from "typeorm"
import { HouseholdStatusTable, HouseholdTable, MembershipTable, UnmaskLogTable } from "../households/tables"
import { Households1780000000001 } from "../typeorm-migrations/1780000000001-households"

/** Opens the register's own connection pool; the caller destroys it. */
export async function openRegistry(url: string, poolSize = 5): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    url,
    schema: "registry",
    poolSize,
    installExtensions: false,
    entities: [HouseholdTable, HouseholdStatusTable, MembershipTable, UnmaskLogTable],
    migrations: [Households1780000000001],
    migrationsTableName: "schema_version",
    migrationsTransactionMode: "each",
  })
  return source.initialize()
}
