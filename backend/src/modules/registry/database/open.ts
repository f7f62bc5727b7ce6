import { DataSource } from "typeorm"
import { AccessLogTable } from "../access/access-log"
import { EvidenceTable } from "../evidence/tables"
import { ConsentTable } from "../consents/consent"
import { HouseholdStatusTable, HouseholdTable } from "../households/tables"
import { ImportTable } from "../imports/tables"
import { MembershipTable } from "../memberships/membership"
import { Households1780000000001 } from "../typeorm-migrations/1780000000001-households"
import { EvidenceFiles1780000000002 } from "../typeorm-migrations/1780000000002-evidence-files"
import { HouseholdHistories1780000000003 } from "../typeorm-migrations/1780000000003-household-histories"
import { HouseholdImports1780000000004 } from "../typeorm-migrations/1780000000004-household-imports"

/** Opens the register's own connection pool; the caller destroys it. */
export async function openRegistry(url: string, poolSize = 5): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    url,
    schema: "registry",
    poolSize,
    installExtensions: false,
    entities: [HouseholdTable, HouseholdStatusTable, MembershipTable, ConsentTable, AccessLogTable, EvidenceTable, ImportTable],
    migrations: [Households1780000000001, EvidenceFiles1780000000002, HouseholdHistories1780000000003, HouseholdImports1780000000004],
    migrationsTableName: "schema_version",
    migrationsTransactionMode: "each",
  })
  return source.initialize()
}
