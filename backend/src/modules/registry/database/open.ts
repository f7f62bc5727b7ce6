import { DataSource } from "typeorm"
import { AccessLogTable } from "../access/access-log"
import { EvidenceTable } from "../evidence/tables"
import { HouseholdStatusTable, HouseholdTable, MembershipTable } from "../households/tables"
import { Households1780000000001 } from "../typeorm-migrations/1780000000001-households"
import { EvidenceFiles1780000000002 } from "../typeorm-migrations/1780000000002-evidence-files"

/** Opens the register's own connection pool; the caller destroys it. */
export async function openRegistry(url: string, poolSize = 5): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    url,
    schema: "registry",
    poolSize,
    installExtensions: false,
    entities: [HouseholdTable, HouseholdStatusTable, MembershipTable, AccessLogTable, EvidenceTable],
    migrations: [Households1780000000001, EvidenceFiles1780000000002],
    migrationsTableName: "schema_version",
    migrationsTransactionMode: "each",
  })
  return source.initialize()
}
