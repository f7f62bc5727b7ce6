/**
 * The chart of accounts: a closed list. Debits are positive, credits negative. No account names a provider (LEDGER 24).
 * Texts are what a posting means when it is credited or debited; `docs/ledger.md` prints them.
 */
export const ACCOUNTS = {
  clearing: "asset: the buyer's money at the payment institution; debited by captures, credited by refunds",
  platform_promotion: "expense: the part of a price the platform gives away; carries cooperativeId and lineId",
  household_benefit: "liability: what a sale accrues to one household from one lot; carries cooperativeId, lineId, lotId, householdId",
  commission: "income: the platform's commission on one line; carries cooperativeId and lineId",
  cooperative: "liability: the cooperative's remainder of one line; carries cooperativeId and lineId",
  cooperative_freight: "liability: freight passed on to the cooperative that ships; carries cooperativeId",
  unapplied_receipts: "liability: money received without an order, never sales (LEDGER 12)",
  cooperative_compensation: "claim on the cooperative: compensation it bears; carries cooperativeId, and lineId when for a line",
  carrier_compensation: "claim on the carrier: compensation it bears; carries cooperativeId, and lineId when for a line",
  platform_compensation: "expense: compensation the platform bears; carries cooperativeId, and lineId when for a line",
  household_payable: "liability: a household's settled share, waiting for its payout; carries cooperativeId, householdId, and lineId and lotId where settled",
  cooperative_payable: "liability: what a settled parcel owes the cooperative; carries cooperativeId",
  cooperative_receivable: "claim on the cooperative: what refunds took back of settled parcels (paid_in_advance); carries cooperativeId, and lineId, lotId, householdId where it was a share",
  household_advance: "memo: paid to a household at delivery for goods not yet sold; the household never owes it back; carries cooperativeId, lotId, householdId",
  advance_funding: "memo: the cooperative's own money behind advances, repaid to it as the goods sell; mirrors household_advance; carries cooperativeId, lotId",
  paid_out: "contra: payouts proven by voucher, made by a licensed institution or the cooperative's own bank; carries cooperativeId",
  period_benefit: "memo: wage, rent, dividend or second return of a period, apart from sales; carries cooperativeId, householdId",
  period_paid: "memo: the cooperative's own payment of period benefits; carries cooperativeId",
  disputed: "claim: captured money the provider took back while a dispute is open",
  dispute_loss: "expense: disputes lost, borne by the platform; no share of a household is touched",
  dispute_fees: "expense: what the provider charges for disputes",
} as const

export type Account = keyof typeof ACCOUNTS

/** Every account, in the order postings of one entry are kept. */
export const ACCOUNT_NAMES = Object.keys(ACCOUNTS) as readonly Account[] as readonly [Account, ...Account[]]

/** One signed line of an entry. `amountFen` is never 0: debit > 0, credit < 0. Ids are opaque (LEDGER 15). */
export interface Posting {
  readonly account: Account
  readonly amountFen: bigint
  readonly cooperativeId: string | null
  readonly householdId: string | null
  readonly lineId: string | null
  /** the lot a household's share comes from; null where goods have no lots */
  readonly lotId: string | null
}
