import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService, type CorrectionWithEntries, type EntryCorrectionDecided } from "../../modules/benefit"
import { noteRestatedRefund } from "../payment/note-restated-refund"
import { withUnsentParcels } from "./give-back"

/**
 * Decides a correction. One that names units of a parcel not yet shipped takes them out of it, as a refund asked for with
 * them would have. @returns null for an unknown correction @throws AfterSaleRefused, LockBusy
 */
export async function decideCorrection(container: MedusaContainer, asked: EntryCorrectionDecided): Promise<CorrectionWithEntries | null> {
  const { entryCorrections, refunds } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const found = await entryCorrections.find(asked.id, Date.now())
  const figures = found && (await refunds.of(found.correction.orderId))
  const restated = asked.approve ? found?.correction.restated : null
  const decide = (unsent: string[]) => entryCorrections.decide(asked, Date.now(), { unsent })
  const decided = await (figures && restated ? withUnsentParcels(container, figures, restated, decide) : decide([]))
  if (decided) await noteRestatedRefund(container, decided)
  return decided
}
