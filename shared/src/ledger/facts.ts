import type { Entry, RefundRecord } from "./entry.js"
import type { Hash } from "./hash.js"
import { lineAmounts } from "./line-amounts.js"
import { linkedPartFen } from "./line-shares.js"
import { shanghaiDay } from "./shanghai-day.js"
import type { SaleSnapshot } from "./snapshot.js"

/** What one entry adds to one household, in fen; negative for a refund. */
export interface HouseholdAccrual { readonly householdId: string; readonly amountFen: bigint }

/**
 * What one entry says about one order line for the measures (LEDGER 25). Reports, rollups and the recomputation all add
 * these up and nothing else, so each measure has one definition. Amounts in fen, signed.
 */
export interface LineFact {
  /** the entry's own Asia/Shanghai day */
  readonly day: string
  readonly orderId: string
  readonly lineId: string
  readonly cooperativeId: string
  readonly countyCode: string
  readonly productId: string
  /** 1 for a captured line, −1 when its sale is reversed, 0 for refunds: an order counts while its sum is > 0 */
  readonly capturedLines: number
  /** L of a captured line */
  readonly gmvFen: bigint
  /** goods part given back */
  readonly refundsFen: bigint
  /** net of parts under an agreement */
  readonly linkedFen: bigint
  /** benefit net of reversals; Σ `households` */
  readonly accruedFen: bigint
  readonly households: readonly HouseholdAccrual[]
}

/** The facts of an entry, one per line it touches; none for money without an order. */
export function factsOf(entry: Entry, hash: Hash): LineFact[] {
  if (entry.orderId === null) return []
  const common = { day: shanghaiDay(entry.occurredAtMs), orderId: entry.orderId }
  const bare = entry.snapshot !== null ? saleLines(entry.snapshot, entry.kind === "reversal" ? -1 : 1, hash) : entry.refund !== null ? refundLines(entry.refund) : []
  const accruals = accrualsByLine(entry)
  return bare.map((line) => {
    const households = [...(accruals.get(line.lineId) ?? [])].map(([householdId, amountFen]) => ({ householdId, amountFen }))
    return { ...common, ...line, households, accruedFen: households.reduce((sum, accrual) => sum + accrual.amountFen, 0n) }
  })
}

type BareFact = Omit<LineFact, "day" | "orderId" | "households" | "accruedFen">

function saleLines(snapshot: SaleSnapshot, sign: 1 | -1, hash: Hash): BareFact[] {
  return snapshot.lines.map((line) => {
    const { lineId, cooperativeId, countyCode, productId } = line
    const { lineFen } = lineAmounts(line)
    const signed = BigInt(sign)
    return { lineId, cooperativeId, countyCode, productId, capturedLines: sign, gmvFen: signed * lineFen, refundsFen: 0n, linkedFen: signed * linkedPartFen(line, lineFen, hash) }
  })
}

function refundLines(refund: RefundRecord): BareFact[] {
  return refund.lines.map(({ lineId, cooperativeId, countyCode, productId, grossFen, linkedFen }) => ({
    lineId, cooperativeId, countyCode, productId, capturedLines: 0, gmvFen: 0n, refundsFen: grossFen, linkedFen: -linkedFen,
  }))
}

/** Per line, per household: credits of household benefit are accruals, debits take them back. */
function accrualsByLine(entry: Entry): Map<string, Map<string, bigint>> {
  const byLine = new Map<string, Map<string, bigint>>()
  for (const { account, lineId, householdId, amountFen } of entry.postings) {
    if (account !== "household_benefit" || lineId === null || householdId === null) continue
    const line = byLine.get(lineId) ?? new Map<string, bigint>()
    line.set(householdId, (line.get(householdId) ?? 0n) - amountFen)
    byLine.set(lineId, line)
  }
  return byLine
}
