import type { OrderOverview } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { formatYuan, isZero } from "../../components/money"

/** Sums and the masked address. */
export function OrderPapers({ order }: { order: OrderOverview }) {
  const { t } = useTranslation()
  const rows = [
    [t("order.goods"), order.goods_fen], [t("order.freight"), order.freight_fen],
    ...(isZero(order.discount_fen) ? [] : [[t("order.discount"), `-${order.discount_fen}`] as const]),
    [t("order.total"), order.total_fen],
    ...(isZero(order.paid_fen) ? [] : [[t("order.paid"), order.paid_fen] as const]),
    ...(isZero(order.refunded_fen) ? [] : [[t("order.refunded"), order.refunded_fen] as const]),
    ...(isZero(order.refund_pending_fen) ? [] : [[t("order.refund_pending"), order.refund_pending_fen] as const]),
  ] as const
  const { address } = order
  return (
    <>
      <section className="panel">
        <h2 className="mb-2 text-lg">{t("order.amounts")}</h2>
        <dl className="space-y-1 text-sm">{rows.map(([name, fen]) => <div key={name} className="flex justify-between"><dt className="text-muted">{name}</dt><dd className="tabular-nums">{formatYuan(fen)}</dd></div>)}</dl>
      </section>
      <section className="panel text-sm">
        <h2 className="mb-2 text-lg">{t("order.address")}</h2>
        <p>{address.name} <span className="tabular-nums">{address.mobile}</span></p>
        <p className="text-muted">{address.region} {address.detail}</p>
      </section>
    </>
  )
}
