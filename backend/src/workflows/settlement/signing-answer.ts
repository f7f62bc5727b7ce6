import type { ParcelSigning, SettlementTerms as TermsAnswer } from "@qianhang/shared/contracts"
import type { SettlementTerms, Signing } from "../../modules/benefit"

export const signingAnswer = (signing: Signing): ParcelSigning => ({
  order_id: signing.orderId, cooperative_id: signing.cooperativeId, source: signing.source, signed_at: signing.signedAt.toISOString(), recorded_at: signing.recordedAt.toISOString(),
  window_ends_at: signing.windowEndsAt.toISOString(), lines: signing.lines.map((line) => ({ line_id: line.lineId, goods_class: line.goodsClass })),
})

export const termsAnswer = (terms: SettlementTerms): TermsAnswer => ({
  version: terms.version, effective_from: terms.effectiveFrom, sign_after_days: terms.signAfterDays, return_window_days: terms.returnWindowDays, fresh_window_hours: terms.freshWindowHours, recorded_at: terms.recordedAt.toISOString(),
})
