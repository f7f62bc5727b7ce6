import type { BatchFigures } from "@qianhang/shared/contracts"
import { formatFen, parseFen } from "@qianhang/shared/money"
import { subtractFen } from "./money"

/** One line of an account: `sign` says what it does to the result, which is the last line. */
export interface AccountLine { readonly key: string; readonly fen: string; readonly sign: "" | "minus" | "plus" | "result" }

/** 货款怎么分: sales − refunds = net, and net = benefit + commission + goods. */
export function salesAccount(figures: BatchFigures): AccountLine[] {
  return [
    { key: "sales_fen", fen: figures.sales_fen, sign: "" },
    { key: "refunds_fen", fen: figures.refunds_fen, sign: "minus" },
    { key: "net", fen: subtractFen(figures.sales_fen, figures.refunds_fen), sign: "result" },
  ]
}

/** 付给农户: the benefit without what was paid at delivery. */
export function householdAccount(figures: BatchFigures): AccountLine[] {
  return [
    { key: "benefit_fen", fen: figures.benefit_fen, sign: "" },
    { key: "advances_fen", fen: figures.advances_fen, sign: "minus" },
    { key: "benefit_payable_fen", fen: figures.benefit_payable_fen, sign: "result" },
  ]
}

/**
 * 付给合作社: goods + freight + advances repaid − compensation, never below 0 (what is below becomes a claim, `carried`),
 * then − offset. Where nothing is claimed, what is above it was paid back for a refund that failed (`returned`). Lines of
 * nothing are left out, the result never is.
 */
export function cooperativeAccount(figures: BatchFigures): AccountLine[] {
  const earned = parseFen(figures.goods_fen) + parseFen(figures.freight_fen) + parseFen(figures.advances_fen) - parseFen(figures.compensation_fen)
  const carried = formatFen(parseFen(figures.cooperative_payable_fen) - earned)
  const lines: AccountLine[] = [
    { key: "goods_fen", fen: figures.goods_fen, sign: "" },
    { key: "freight_fen", fen: figures.freight_fen, sign: "plus" },
    { key: "repaid", fen: figures.advances_fen, sign: "plus" },
    { key: "compensation_fen", fen: figures.compensation_fen, sign: "minus" },
    { key: parseFen(figures.receivable_before_fen) === 0n ? "returned" : "carried", fen: carried, sign: "plus" },
    { key: "offset_fen", fen: figures.offset_fen, sign: "minus" },
    { key: "cooperative_net_fen", fen: figures.cooperative_net_fen, sign: "result" },
    { key: "receivable_after_fen", fen: figures.receivable_after_fen, sign: "" },
  ]
  return lines.filter(({ key, fen }, index) => index === 0 || key === "cooperative_net_fen" || parseFen(fen) !== 0n)
}

/** Σ of amounts on the wire. */
export const addFen = (amounts: readonly string[]): string => formatFen(amounts.reduce((sum, amount) => sum + parseFen(amount), 0n))
