import type { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { shanghaiDayOf } from "../../components/shanghai-time"

type Held = z.output<typeof cooperativeSettlementDoors.list.answer>["held_back"][number]

/** Parcels past their window that no batch takes yet, and what each of them waits for. */
export function HeldNote({ parcels }: { readonly parcels: readonly Held[] }) {
  const { t } = useTranslation()
  if (parcels.length === 0) return null
  return (
    <section className="panel receivable" aria-labelledby="held">
      <h2 id="held">{t("held.title", { count: parcels.length })}</h2>
      <p className="muted">{t("held.lead")}</p>
      <ul>
        {parcels.map((parcel) => (
          <li key={parcel.order_id}>
            <span>{t(`held.${parcel.reason}`)}<span className="muted small"> {t("held.day", { day: shanghaiDayOf(parcel.asked_at) })}</span></span>
            <Link to={`/workbench/parcels/${parcel.order_id}`}>{t("held.parcel")}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
