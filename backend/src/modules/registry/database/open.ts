import { DataSource } from "typeorm"
import { AccessLogTable } from "../access/access-log"
import { EvidenceTable } from "../evidence/tables"
import { ConsentTable } from "../consents/consent"
import { HouseholdStatusTable, HouseholdTable } from "../households/tables"
import { MembershipTable } from "../memberships/membership"
import { Households1780000000001 } from "../typeorm-migrations/1780000000001-households"
import { EvidenceFiles1780000000002 } from "../typeorm-migrations/1780000000002-evidence-files"
import { HouseholdHistories1780000000003 } from "../typeorm-migrations/1780000000003-household-histories"

/** Opens the register's own connection pool; the caller destroys it. */
export async function openRegistry(url: string, poolSize = 5): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    url,
    schema: "registry",
    poolSize,
    installExtensions: false,
    entities: [HouseholdTable, HouseholdStatusTable, MembershipTable, ConsentTable, AccessLogTable, EvidenceTable],
    migrations: [Households1780000000001, EvidenceFiles1780000000002, HouseholdHistories1780000000003],
    migrationsTableName: "schema_version",
    migrationsTransactionMode: "each",
  })
  return source.initialize()
}
