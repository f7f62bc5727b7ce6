import type { CooperativeParcel } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { money } from "./money"
import { LineUnits } from "./line-units"
import "./parcel-card.css"
import { ParcelState } from "./parcel-state"
import { pictureUrl } from "./picture-url"
import { timeInWords } from "./shanghai-time"

/** One parcel as a card whose whole face is the link to it. */
export function ParcelCard({ parcel }: { readonly parcel: CooperativeParcel }) {
  const { t, i18n } = useTranslation()
  const pieces = parcel.lines.reduce((sum, line) => sum + line.quantity - line.reduced_by, 0)
  return (
    <li className="panel parcel-card">
      <div className="parcel-card-head">
        <Link to={`/workbench/parcels/${parcel.order_id}`}>{t("parcel.order", { number: parcel.display_id })}</Link>
        <ParcelState state={parcel.state} />
      </div>
      <div className="parcel-card-body">
        <div className="parcel-thumbs">
          {parcel.lines.slice(0, 3).map((line) => <img key={line.line_id} src={pictureUrl(line.thumbnail)} alt="" width={56} height={56} loading="lazy" />)}
        </div>
        <div>
          <ul className="parcel-names">{parcel.lines.map((line) => <li key={line.line_id}><LineUnits line={line} named /></li>)}</ul>
          <p className="muted small">{t("parcel.pieces", { count: pieces })} · {parcel.recipient.region} · {parcel.recipient.name}</p>
        </div>
      </div>
      <div className="parcel-card-foot small muted">
        <span>{parcel.paid_at ? t("parcel.paid_at", { time: timeInWords(parcel.paid_at, i18n.language) }) : t("parcel.placed_at", { time: timeInWords(parcel.placed_at, i18n.language) })}</span>
        <span className="benefit figures">{t("parcel.benefit")} {money(parcel.benefit_fen)}</span>
      </div>
    </li>
  )
}
