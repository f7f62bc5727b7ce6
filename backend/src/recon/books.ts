/** One payment as one of the three books shows it. Amounts in fen; `refundedFen` counts succeeded refunds. */
export type BookedPayment = { capturedFen: bigint; refundedFen: bigint }

/** The provider's own books: the outside witness. */
export type ProviderBook = { payments: Map<string, BookedPayment & { pendingRefundsFen: bigint }> }

/** The ledger's view of a payment. */
export type LedgerPayment = BookedPayment & { kind: "sale" | "unapplied"; orderId: string | null; recordedAtMs: number }
export type LedgerBook = { payments: Map<string, LedgerPayment>; clearingFen: bigint }

/** Medusa's view: payments by the provider's id, and orders with what they should and did bring in. */
export type MedusaPaymentView = BookedPayment & { orderId: string | null }
export type MedusaOrderView = { totalFen: bigint; transactionsFen: bigint }
export type MedusaBook = { payments: Map<string, MedusaPaymentView>; orders: Map<string, MedusaOrderView> }

export type Books = { provider: ProviderBook; ledger: LedgerBook; medusa: MedusaBook }

export const netFen = (payment: BookedPayment | undefined): bigint => (payment ? payment.capturedFen - payment.refundedFen : 0n)
