/** One payment as one of the three books shows it. Amounts in fen; `refundedFen` counts succeeded refunds. */
export type BookedPayment = { capturedFen: bigint; refundedFen: bigint }

/** What disputes did to a payment's money: `disputeFen` in all, fees included and negative; `heldFen` what the bank took and did not give back. */
export type Disputed = { disputeFen: bigint; heldFen: bigint }
export const undisputed: Disputed = { disputeFen: 0n, heldFen: 0n }

/** The provider's own books: the outside witness. */
export type ProviderBook = { payments: Map<string, BookedPayment & Disputed & { pendingRefundsFen: bigint }> }

/** The ledger's view of a payment. */
export type LedgerPayment = BookedPayment & Disputed & { kind: "sale" | "unapplied"; orderId: string | null; recordedAtMs: number }
export type LedgerBook = { payments: Map<string, LedgerPayment>; clearingFen: bigint }

/** Medusa's view: payments by the provider's id, and orders with what they should and did bring in. */
export type MedusaPaymentView = BookedPayment & { orderId: string | null }
export type MedusaOrderView = { totalFen: bigint; transactionsFen: bigint }
export type MedusaBook = { payments: Map<string, MedusaPaymentView>; orders: Map<string, MedusaOrderView> }

export type Books = { provider: ProviderBook; ledger: LedgerBook; medusa: MedusaBook }

export const netFen = (payment: BookedPayment | undefined): bigint => (payment ? payment.capturedFen - payment.refundedFen : 0n)
