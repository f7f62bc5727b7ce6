import { advanceDoors, periodBenefitDoors } from "./advances.js"
import { afterSalesDoors } from "./after-sales.js"
import { agreementDoors, cooperativeAgreementDoors } from "./agreements.js"
import { cancellationDoors } from "./cancellations.js"
import { confirmationDoors } from "./confirmation.js"
import { cooperativesDoors } from "./cooperatives.js"
import type { Door } from "./door.js"
import { entryCorrectionDoors } from "./entry-corrections.js"
import { evidenceDoors } from "./evidence.js"
import { feeRuleDoors } from "./fee-rules.js"
import { inboxDoors } from "./inbox.js"
import { cooperativeLotDoors, lotDoors, publicLotDoors } from "./lots.js"
import { registryDoors } from "./registry.js"
import { registryImportDoors } from "./registry-imports.js"
import { reportDoors } from "./reports.js"
import { cooperativeSettlementDoors, settlementDoors } from "./settlement.js"
import { returnCaseDoors } from "./return-cases.js"
import { shopDoors } from "./shop-doors.js"
import { signingDoors } from "./signing.js"
import { programmeDoors, workbenchDoors } from "./workbench-doors.js"

/** Every door described by contract, in the order `/docs/api` lists them. A route without its door here fails a test. */
export const doors: readonly Door[] = [
  ...Object.values(registryDoors),
  ...Object.values(registryImportDoors),
  ...Object.values(cooperativesDoors),
  ...Object.values(shopDoors),
  ...Object.values(workbenchDoors),
  ...Object.values(programmeDoors),
  ...Object.values(reportDoors),
  ...Object.values(evidenceDoors),
  ...Object.values(inboxDoors),
  ...Object.values(afterSalesDoors),
  ...Object.values(cancellationDoors),
  ...Object.values(entryCorrectionDoors),
  ...Object.values(returnCaseDoors),
  ...Object.values(signingDoors),
  ...Object.values(settlementDoors),
  ...Object.values(cooperativeSettlementDoors),
  ...Object.values(confirmationDoors),
  ...Object.values(advanceDoors),
  ...Object.values(periodBenefitDoors),
  ...Object.values(feeRuleDoors),
  ...Object.values(cooperativeAgreementDoors),
  ...Object.values(agreementDoors),
  ...Object.values(cooperativeLotDoors),
  ...Object.values(lotDoors),
  ...Object.values(publicLotDoors),
]
