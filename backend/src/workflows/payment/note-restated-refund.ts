import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { CorrectionWithEntries } from "../../modules/benefit"
import { requestOfRow, type refundNote } from "./refund-plan"
import type { z } from "zod"

/** What Medusa's payment module can do with its refund rows beyond its published interface. */
interface RefundRows {
  updateRefunds(change: { id: string; metadata: Record<string, unknown> }): Promise<unknown>
}

/** Writes a corrected refund's lines into Medusa's row of it, so that the buyer's and the cooperative's pages show them. The ledger is right without it. */
export async function noteRestatedRefund(container: MedusaContainer, { correction, entries }: CorrectionWithEntries): Promise<void> {
  const rowId = entries.find((entry) => entry.kind === "refund")?.source.medusaId
  if (!rowId || correction.restated === null) return
  const [row] = await container.resolve<IPaymentModuleService>(Modules.PAYMENT).listRefunds({ id: rowId })
  if (!row) return
  const { reason, bearer, lines, freight } = correction.restated
  const note: z.input<typeof refundNote> = {
    requestId: requestOfRow(row), reason, bearer: bearer ?? undefined,
    lines: lines.map((line) => ({ ...line, amountFen: line.amountFen.toString() })), freight: freight.map((part) => ({ ...part, amountFen: part.amountFen.toString() })),
  }
  await container.resolve<RefundRows>(Modules.PAYMENT).updateRefunds({ id: rowId, metadata: { refund_note: note } })
}
