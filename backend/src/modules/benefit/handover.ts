import type { DataSource } from "typeorm"
import { Advances } from "./advances/advances"
import { FeeRules } from "./commission/fee-rules"
import { Cases } from "./evidence/cases"
import { Confirmations } from "./evidence/confirmations"
import { Evidences } from "./evidence/evidences"
import { Payouts } from "./payout/payouts"
import { PeriodBenefits } from "./periods/period-benefits"
import { Batches } from "./settlement/batches"
import { Signings } from "./signing/signings"

/** From accrual to the household's hand (LEDGER 21-24), by topic. Clocks are passed in; every call is idempotent by what it names. */
export class Handover {
  readonly signings: Signings
  readonly batches: Batches
  readonly payouts: Payouts
  readonly evidences: Evidences
  readonly confirmations: Confirmations
  readonly cases: Cases
  readonly advances: Advances
  readonly periodBenefits: PeriodBenefits
  readonly feeRules: FeeRules

  constructor(source: () => Promise<DataSource>) {
    this.signings = new Signings(source)
    this.batches = new Batches(source)
    this.payouts = new Payouts(source)
    this.evidences = new Evidences(source)
    this.confirmations = new Confirmations(source)
    this.cases = new Cases(source)
    this.advances = new Advances(source)
    this.periodBenefits = new PeriodBenefits(source)
    this.feeRules = new FeeRules(source)
  }
}
