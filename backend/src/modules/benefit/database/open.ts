import { DataSource } from "typeorm"
import { AgreementTable, BeneficiaryTable, CommissionTable } from "../agreements/tables"
import { ContributionTable, LotTable, MovementTable } from "../lots/tables"
import { AgreementsAndLots1780000000101 } from "../typeorm-migrations/1780000000101-agreements-and-lots"
import { Attribution1780000000102 } from "../typeorm-migrations/1780000000102-attribution"
import { Journal1780000000103 } from "../typeorm-migrations/1780000000103-journal"
import { Rollups1780000000104 } from "../typeorm-migrations/1780000000104-rollups"
import { Handover1780000000105 } from "../typeorm-migrations/1780000000105-handover"
import { RefundRequests1780000000221 } from "../typeorm-migrations/1780000000221-refund-requests"
import { Signing1780000000301 } from "../typeorm-migrations/1780000000301-signing"
import { Settlement1780000000302 } from "../typeorm-migrations/1780000000302-settlement"
import { FeeRules1780000000303 } from "../typeorm-migrations/1780000000303-fee-rules"
import { AgreementSteps1780000000501 } from "../typeorm-migrations/1780000000501-agreement-steps"
import { LotDoors1780000000521 } from "../typeorm-migrations/1780000000521-lot-doors"
import { FactsAndRollups1780000000401 } from "../typeorm-migrations/1780000000401-facts-and-rollups"
import { SumOfFen1780000000421 } from "../typeorm-migrations/1780000000421-sum-of-fen"
import { Cancellations1780000000801 } from "../typeorm-migrations/1780000000801-cancellations"
import { EntryCorrections1780000000802 } from "../typeorm-migrations/1780000000802-entry-corrections"
import { ReturnCases1780000000803 } from "../typeorm-migrations/1780000000803-return-cases"
import { ParcelReductions1780000000811 } from "../typeorm-migrations/1780000000811-parcel-reductions"
import { NothingAskedNothingTaken1780000000821 } from "../typeorm-migrations/1780000000821-nothing-asked-nothing-taken"
import { WhatArrivedCounts1780000000831 } from "../typeorm-migrations/1780000000831-what-arrived-counts"

/** Opens the ledger's own connection pool; the caller destroys it. */
export async function openBenefit(url: string, poolSize = 10): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    url,
    schema: "benefit",
    poolSize,
    installExtensions: false,
    entities: [AgreementTable, BeneficiaryTable, CommissionTable, LotTable, ContributionTable, MovementTable],
    migrations: [AgreementsAndLots1780000000101, Attribution1780000000102, Journal1780000000103, Rollups1780000000104, Handover1780000000105, RefundRequests1780000000221, Signing1780000000301, Settlement1780000000302, FeeRules1780000000303, FactsAndRollups1780000000401, AgreementSteps1780000000501, LotDoors1780000000521, SumOfFen1780000000421, Cancellations1780000000801, EntryCorrections1780000000802, ReturnCases1780000000803, ParcelReductions1780000000811, NothingAskedNothingTaken1780000000821, WhatArrivedCounts1780000000831],
    migrationsTableName: "schema_version",
    migrationsTransactionMode: "each",
  })
  return source.initialize()
}
