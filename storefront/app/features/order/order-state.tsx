import type { OrderOverview } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Form } from "react-router"
import { formatMoment } from "../../components/day"
import { Price } from "../../components/price"

export type PayProblem = "pay_failed" | "pay_conflict" | "pay_unavailable" | "cancel_unavailable"

/** Minutes and seconds left, as rendered; the enhancement script counts on from `data-until`. */
export function timeLeft(untilIso: string, nowMs: number): string | null {
  const seconds = Math.floor((Date.parse(untilIso) - nowMs) / 1000)
  if (seconds <= 0) return null
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`
}

/** The head of the order page: where the order stands and the one thing to do next. */
export function OrderState({ order, now, problem, demo }: { order: OrderOverview; now: number; problem?: PayProblem; demo: boolean }) {
  const { t, i18n } = useTranslation()
  const note = order.state === "paid" ? t("order.paid_thanks") : order.state === "cancelled" ? t(order.paid_fen === "0" ? "order.cancelled_note" : "order.cancelled_paid_note") : order.state === "refunded" ? t("order.refunded_note") : null
  return (
    <section className="panel space-y-3">
      <p className="text-sm text-muted">{t("order.title", { number: order.display_id })} · {t("order.placed_at", { time: formatMoment(order.placed_at, i18n.language) })}</p>
      <h1 className={`text-[28px] ${order.state === "awaiting_payment" ? "text-thread" : "text-indigo"}`}>{t(`order.state_${order.state}`)}</h1>
      {note ? <p>{note}</p> : null}
      {problem ? <p role="alert" className="rounded-lg border border-thread/40 bg-thread/5 px-3 py-2 text-sm text-thread">{t(`order.${problem}`)}</p> : null}
      {order.state === "awaiting_payment" ? <><PayForm order={order} now={now} demo={demo} /><CancelOrder /></> : null}
    </section>
  )
}

/** 取消订单: opened first, then confirmed, with or without script. */
function CancelOrder() {
  const { t } = useTranslation()
  return (
    <details className="border-t border-mist pt-2 text-sm">
      <summary className="inline-flex min-h-11 items-center text-muted underline underline-offset-4">{t("order.cancel")}</summary>
      <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-1">
        <p>{t("order.cancel_hint")}</p>
        <button name="cancel" value="yes" className="button button-quiet">{t("order.cancel_confirm")}</button>
      </Form>
    </details>
  )
}

function PayForm({ order, now, demo }: { order: OrderOverview; now: number; demo: boolean }) {
  const { t, i18n } = useTranslation()
  const left = order.pay_before ? timeLeft(order.pay_before, now) : null
  return (
    <Form method="post" className="space-y-3">
      {order.pay_before ? <p className="text-sm">{t("order.pay_before", { time: formatMoment(order.pay_before, i18n.language) })}</p> : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Price fen={order.total_fen} size="large" />
        {order.pay_before ? <p className="text-sm text-muted">{left ? <>{t("order.left")} <time data-enhance="countdown" data-until={order.pay_before} data-now={new Date(now).toISOString()} data-expired={t("order.expired")} className="font-semibold text-thread tabular-nums">{left}</time></> : t("order.expired")}</p> : null}
        <button className="button button-call w-full min-w-40 sm:w-auto" disabled={order.pay_before !== null && left === null}>{t("order.pay")}</button>
      </div>
      {demo ? <p className="rounded-lg bg-mist px-3 py-2 text-sm">{t("demo.pay")}</p> : null}
    </Form>
  )
}
