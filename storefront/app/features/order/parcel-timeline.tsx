import type { OrderOverview } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { formatMoment } from "../../components/day"
import { formatYuan, isZero } from "../../components/money"
import { Thumbnail } from "../../components/picture-frame"
import { SignParcel, type SignProblem } from "./sign-parcel"

type Parcel = OrderOverview["parcels"][number]
const steps = ["step_placed", "step_paid", "step_shipped", "step_signed"] as const

/** How many of the four steps a parcel has behind it. */
export function stepsDone(state: Parcel["state"]): number {
  switch (state) {
    case "awaiting_payment": return 1
    case "to_ship": return 2
    case "shipped": return 3
    case "signed": return 4
    case "cancelled": case "refunded": return 0
  }
}

/** One parcel: its stitched line of progress, its tracking numbers, the way to sign for it, its goods. */
export function ParcelTimeline({ parcel, number, problem }: { parcel: Parcel; number: number; problem?: SignProblem }) {
  const { t, i18n } = useTranslation()
  const done = stepsDone(parcel.state)
  return (
    <section aria-labelledby={`parcel-${number}`} className="panel space-y-4">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={`parcel-${number}`} className="text-lg">{t("order.parcel", { number, name: parcel.cooperative.name })}</h2>
        <p className="text-sm font-medium text-indigo">{t(`order.state_${parcel.state}`)}</p>
      </header>
      {done > 0 ? <Stitches done={done} /> : null}
      {parcel.shipments.map((shipment) => (
        <p key={shipment.tracking_number} className="rounded-lg bg-mist/70 px-3 py-2 text-sm">
          {t("order.tracking", { carrier: t(`carrier.${carrierKey(shipment.carrier)}`) })} <strong className="font-semibold tabular-nums select-all">{shipment.tracking_number}</strong>
          <span className="block text-muted">{t("order.shipped_at", { time: formatMoment(shipment.shipped_at, i18n.language) })}</span>
        </p>
      ))}
      {parcel.state === "shipped" ? <SignParcel cooperativeId={parcel.cooperative.id} problem={problem} /> : null}
      <ul className="divide-y divide-mist">
        {parcel.lines.map((line) => (
          <li key={line.line_id} className="flex items-center gap-3 py-3 text-sm">
            <Thumbnail src={line.thumbnail} />
            <span className="min-w-0 grow"><Link className="hover:text-indigo" to={`/goods/${line.handle}`}>{line.title}</Link><br /><span className="text-muted">{line.variant_title} {t("order.quantity", { count: line.quantity })}{line.reduced_by > 0 ? <strong className="ml-2 font-medium text-thread">{t("order.reduced", { count: line.reduced_by })}</strong> : null}</span></span>
            <span className="text-right tabular-nums">{formatYuan(line.total_fen)}{isZero(line.refunded_fen) ? null : <span className="block text-xs text-muted">{t("order.refunded")} {formatYuan(line.refunded_fen)}</span>}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const carriers = ["sf", "ems", "jd", "zto", "yto", "yunda"] as const
const carrierKey = (carrier: string) => carriers.find((known) => known === carrier) ?? "other"

/** Progress as a sewn line: red where the thread has passed. */
function Stitches({ done }: { done: number }) {
  const { t } = useTranslation()
  return (
    <ol aria-label={t("order.progress")} className="grid grid-cols-4 text-center text-xs">
      {steps.map((step, index) => {
        const passed = index < done
        const current = index === done - 1
        return (
          <li key={step} aria-current={current ? "step" : undefined} className={passed ? "text-ink" : "text-muted"}>
            <svg aria-hidden="true" viewBox="0 0 100 16" className={`block h-4 w-full ${passed ? "text-thread" : "text-silver"}`}>
              <path d="M0 8H100" stroke="currentColor" strokeWidth="2" strokeDasharray="9 5" opacity={passed ? 1 : 0.6} />
              <circle cx="50" cy="8" r="6" fill={passed ? "currentColor" : "#FBFAF6"} stroke="currentColor" strokeWidth="2" />
            </svg>
            {t(`order.${step}`)}<span className="sr-only">（{t(passed ? "order.done" : "order.pending")}）</span>
          </li>
        )
      })}
    </ol>
  )
}
