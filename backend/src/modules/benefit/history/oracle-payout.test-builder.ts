import type { Oracle } from "./oracle.test-builder"
import type { OracleBatch, OraclePayout, Standing } from "./oracle-handover.test-builder"
import { sum } from "./sold-line.test-builder"

/** Where every household of a batch stands, in the order of their ids. */
export function standings(batch: OracleBatch): Standing[] {
  return [...new Set(batch.cells.map((cell) => cell.householdId))].sort().map((householdId) => {
    const own = batch.cells.filter((cell) => cell.householdId === householdId)
    const payout = batch.payouts.find((one) => !one.undone && one.householdIds.includes(householdId))
    return {
      householdId, settledFen: sum(own.map((cell) => cell.settledFen)), payableFen: sum(own.map((cell) => cell.payableFen)), paidFen: sum(own.map((cell) => cell.paidFen)),
      acknowledged: batch.acknowledged.has(householdId), received: batch.received.has(householdId), spotChecked: batch.spotChecked.has(householdId), payoutId: payout?.id ?? null,
    }
  })
}

export const isPaid = ({ payableFen, paidFen }: Standing): boolean => payableFen === 0 && paidFen > 0

/** A voucher pays each of these households its whole balance. */
export function payHouseholds(oracle: Oracle, batch: OracleBatch, payout: { id: string; householdIds: string[] }, nowMs: number): void {
  const cells = batch.cells.filter((cell) => payout.householdIds.includes(cell.householdId)).map((cell) => ({ cell, fen: cell.payableFen }))
  const paid: OraclePayout = { ...payout, to: "households", cells, fen: sum(cells.map(({ fen }) => fen)), undone: false }
  batch.payouts.push(paid)
  batch.changes += 1
  move(oracle, batch, paid, { sign: 1, nowMs })
}

export function payCooperative(oracle: Oracle, batch: OracleBatch, id: string, nowMs: number): void {
  const paid: OraclePayout = { id, to: "cooperative", cells: [], fen: batch.cooperativePayableFen, undone: false, householdIds: [] }
  batch.payouts.push(paid)
  batch.changes += 1
  move(oracle, batch, paid, { sign: 1, nowMs })
}

/** A wrong voucher is taken back: its households, or the cooperative, are unpaid again. */
export function takeBack(oracle: Oracle, batch: OracleBatch, payout: OraclePayout, nowMs: number): void {
  payout.undone = true
  batch.changes += 1
  move(oracle, batch, payout, { sign: -1, nowMs })
}

export function confirm(oracle: Oracle, batch: OracleBatch, step: "acknowledged" | "received", householdIds: readonly string[], nowMs: number): void {
  const event = oracle.happened(nowMs)
  for (const householdId of householdIds) {
    batch[step].add(householdId)
    for (const { settledFen, payableFen: _, paidFen, ...place } of batch.cells.filter((cell) => cell.householdId === householdId)) event.shares.push(step === "received" ? { ...place, received: paidFen } : { ...place, acknowledged: settledFen })
  }
}

function move(oracle: Oracle, batch: OracleBatch, payout: OraclePayout, { sign, nowMs }: { sign: 1 | -1; nowMs: number }): void {
  const { cooperativeId } = batch
  const event = oracle.happened(nowMs)
  oracle.post("paid_out", -sign * payout.fen, cooperativeId)
  if (payout.to === "cooperative") {
    batch.cooperativePayableFen -= sign * payout.fen
    return oracle.post("cooperative_payable", sign * payout.fen, cooperativeId)
  }
  for (const { cell, fen } of payout.cells) {
    cell.payableFen -= sign * fen
    cell.paidFen += sign * fen
    oracle.post("household_payable", sign * fen, cooperativeId, cell.householdId)
    const { settledFen: _, payableFen: __, paidFen: ___, ...place } = cell
    event.shares.push({ ...place, paid: sign * fen })
  }
}
