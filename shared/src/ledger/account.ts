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
