/** What a payment provider and Medusa say about one movement of money. The provider's object id is the key (LEDGER 9). */
export interface Movement {
  readonly provider: string
  readonly objectId: string
  /** Medusa's payment or refund id; null when Medusa knows none */
  readonly medusaId: string | null
  readonly amountFen: bigint
  readonly currency: string
  /** milliseconds since 1970 UTC */
  readonly occurredAtMs: number
}
