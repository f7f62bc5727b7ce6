import StripeBase from "@medusajs/payment-stripe/dist/core/stripe-base"
import type {
  AuthorizePaymentInput, AuthorizePaymentOutput, CancelPaymentInput, CancelPaymentOutput, CapturePaymentInput, CapturePaymentOutput, CreateAccountHolderOutput,
  DeletePaymentInput, DeletePaymentOutput, GetPaymentStatusInput, GetPaymentStatusOutput, InitiatePaymentInput, InitiatePaymentOutput, RefundPaymentInput,
  RefundPaymentOutput, RetrievePaymentInput, RetrievePaymentOutput, UpdateAccountHolderOutput, UpdatePaymentInput, UpdatePaymentOutput, WebhookActionResult,
} from "@medusajs/framework/types"
import { MedusaError, PaymentActions, PaymentSessionStatus } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import { providerFen } from "./amount"
import { type PaymentProgress, progressOf, redirectOf } from "./intent-status"
import { SHOP_KEY, type StripeAdapterOptions } from "./options"
import { providerRefusal } from "./provider-refusal"
import { bookRefund, type RefundBook } from "./refund-book"
import { stripeClient } from "./stripe-client"

const STATUS: Record<PaymentProgress, PaymentSessionStatus> = {
  unconfirmed: PaymentSessionStatus.PENDING,
  refused: PaymentSessionStatus.PENDING_AUTHORIZATION,
  waiting: PaymentSessionStatus.PENDING_AUTHORIZATION,
  captured: PaymentSessionStatus.CAPTURED,
  cancelled: PaymentSessionStatus.CANCELED,
}

/**
 * Alipay through Stripe. Orders come first: authorising *confirms* the intent and answers `pending_authorization`
 * until the money is there, so Medusa creates the order before the buyer leaves for the wallet.
 * No name, phone, address or customer ever goes to the provider (PIPL 38).
 */
export class AlipayProvider extends StripeBase {
  static override identifier = "alipay"
  protected readonly returnUrl: string
  private readonly shop: string

  constructor(cradle: Record<string, unknown>, options: StripeAdapterOptions) {
    super(cradle, { apiKey: options.apiKey, webhookSecret: options.webhookSecret, capture: true, automaticPaymentMethods: false, paymentDescription: "" })
    this.stripe_ = stripeClient(options)
    this.shop = options.storefrontUrl
    this.returnUrl = `${options.storefrontUrl}/checkout/return`
  }

  get paymentIntentOptions() {
    return { payment_method_types: ["alipay"], capture_method: "automatic" as const }
  }

  override async initiatePayment({ amount, currency_code, data, context }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return this.asking("opening a payment", async () => {
      const sessionId = String(data?.["session_id"] ?? "")
      const intent = await this.stripe_.paymentIntents.create(
        { amount: providerFen(amount, currency_code), currency: currency_code.toLowerCase(), payment_method_types: ["alipay"], capture_method: "automatic", metadata: { session_id: sessionId, [SHOP_KEY]: this.shop } },
        context?.idempotency_key ? { idempotencyKey: context.idempotency_key } : {},
      )
      return { id: intent.id, status: STATUS[progressOf(intent)], data: sessionData(intent) }
    })
  }

  /** Confirms what is not confirmed yet, so that the wallet's page exists. Safe to repeat: a paid intent stays paid, a refused one gets a new page. */
  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return this.asking("confirming a payment", async () => {
      let intent: Stripe.PaymentIntent = await this.stripe_.paymentIntents.retrieve(intentId(input.data))
      const progress = progressOf(intent)
      if (progress === "unconfirmed" || progress === "refused") intent = await this.confirmed(intent.id)
      return { status: STATUS[progressOf(intent)], data: { ...input.data, ...sessionData(intent) } }
    })
  }

  override async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return this.asking("reading a payment", async () => {
      const intent = await this.stripe_.paymentIntents.retrieve(intentId(input.data))
      return { status: STATUS[progressOf(intent)], data: { ...input.data, ...sessionData(intent) } }
    })
  }

  override async retrievePayment({ data }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return this.asking("reading a payment", async () => ({ data: { ...data, ...sessionData(await this.stripe_.paymentIntents.retrieve(intentId(data))) } }))
  }

  override async updatePayment({ data, currency_code, amount }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return this.asking("changing a payment", async () => {
      const fen = providerFen(amount, currency_code)
      const id = intentId(data)
      const intent = data?.["amount"] === fen ? await this.stripe_.paymentIntents.retrieve(id) : await this.stripe_.paymentIntents.update(id, { amount: fen })
      return { status: STATUS[progressOf(intent)], data: { ...data, ...sessionData(intent) } }
    })
  }

  /** Money is captured by the wallet at once; this only tells Medusa that it was. */
  override async capturePayment({ data }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return this.asking("capturing a payment", async () => {
      const intent = await this.stripe_.paymentIntents.retrieve(intentId(data))
      if (progressOf(intent) !== "captured") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `expected a paid intent, found ${intent.id} ${intent.status}`)
      return { data: { ...data, ...sessionData(intent) } }
    })
  }

  override async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    if (typeof data?.["id"] !== "string") return { data: data ?? {} }
    return this.asking("cancelling a payment", async () => {
      const intent = await this.stripe_.paymentIntents.retrieve(intentId(data))
      const cancelled = progressOf(intent) === "cancelled" ? intent : await this.stripe_.paymentIntents.cancel(intent.id)
      return { data: { ...data, ...sessionData(cancelled) } }
    })
  }

  override async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return this.cancelPayment(input)
  }

  /** Refunds once per Medusa refund, adopts a refund already made at the provider when the payment announces one (see refund-book). */
  override async refundPayment({ amount, data, context }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    return this.asking("refunding a payment", async () => {
      const refundId = context?.idempotency_key
      if (!refundId) throw new MedusaError(MedusaError.Types.INVALID_DATA, "a refund needs Medusa's refund id")
      const book = await bookRefund(this.stripe_, { intentId: intentId(data), amountFen: providerFen(amount, "cny"), refundId, book: (data ?? {}) as RefundBook })
      return { data: { ...data, ...book } }
    })
  }

  override async createAccountHolder(): Promise<CreateAccountHolderOutput> {
    return {} as CreateAccountHolderOutput
  }

  override async updateAccountHolder(): Promise<UpdateAccountHolderOutput> {
    return {}
  }

  /** The stock webhook route is closed; our own inbox verifies and stores events before it answers. */
  override async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: PaymentActions.NOT_SUPPORTED }
  }

  /** A confirmation whose answer was lost may have been done, even charged: the intent itself says so, and nobody is charged twice. */
  private async confirmed(id: string): Promise<Stripe.PaymentIntent> {
    try {
      return await this.stripe_.paymentIntents.confirm(id, { payment_method_data: { type: "alipay" }, return_url: this.returnUrl })
    } catch (error) {
      const intent = await this.stripe_.paymentIntents.retrieve(id)
      if (progressOf(intent) === "waiting" || progressOf(intent) === "captured") return intent
      throw error
    }
  }

  private async asking<T>(doing: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      throw providerRefusal(doing, error)
    }
  }
}

/** What Medusa keeps of an intent. The client secret is left out: this shop redirects and never needs it in a browser. */
function sessionData(intent: Stripe.PaymentIntent): Record<string, unknown> {
  return { id: intent.id, amount: intent.amount, currency: intent.currency, status: intent.status, redirect_url: redirectOf(intent) }
}

function intentId(data: Record<string, unknown> | undefined): string {
  const id = data?.["id"]
  if (typeof id !== "string" || id === "") throw new MedusaError(MedusaError.Types.INVALID_DATA, "the payment has no id at the provider")
  return id
}
