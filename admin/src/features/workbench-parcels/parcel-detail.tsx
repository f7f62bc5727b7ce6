import type { CooperativeParcel } from "@qianhang/shared/contracts"
import { carrier } from "@qianhang/shared/contracts"
import { useQuery } from "@tanstack/react-query"
import { Alert, App, Button } from "antd"
import { CopyOutlined } from "@ant-design/icons"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router"
import { readParcel } from "../../api/workbench"
import { LineUnits } from "../../components/line-units"
import { money } from "../../components/money"
import { PageHead } from "../../components/page-head"
import { ParcelState } from "../../components/parcel-state"
import { pictureUrl } from "../../components/picture-url"
import { timeInWords } from "../../components/shanghai-time"
import { Read } from "../../components/states"
import "./parcel-detail.css"
import { ShipForm } from "./ship-form"

/** One parcel: own lines only, who it goes to, what it does for households, and the way to ship it. */
export function ParcelDetail() {
  const { t } = useTranslation()
  const { orderId = "" } = useParams()
  const parcel = useQuery({ queryKey: ["parcel", orderId], queryFn: ({ signal }) => readParcel(orderId, signal) })
  const [overtaken, setOvertaken] = useState<string | null>(null)
  const title = parcel.data ? t("parcel.order", { number: parcel.data.display_id }) : t("parcel.list")
  return (
    <>
      <PageHead title={title} back={{ to: "/workbench/parcels", label: t("parcel.back") }}>{parcel.data ? <ParcelState state={parcel.data.state} /> : null}</PageHead>
      <Read query={parcel} rows={8}>
        {(data) => (
          <>
            {overtaken ? <Alert type="warning" showIcon role="alert" title={overtaken} /> : null}
            {data.state === "to_ship" ? <section className="panel ship"><h2>{t("parcel.ship_title")}</h2><ShipForm orderId={orderId} onOvertaken={setOvertaken} /></section> : null}
            {data.state === "awaiting_payment" ? <Alert type="info" showIcon title={t("parcel.cannot_ship_awaiting_payment")} /> : null}
            <Shipments parcel={data} />
            <Recipient parcel={data} />
            <Lines parcel={data} />
          </>
        )}
      </Read>
    </>
  )
}

function Shipments({ parcel }: { readonly parcel: CooperativeParcel }) {
  const { t, i18n } = useTranslation()
  if (parcel.shipments.length === 0) return null
  return (
    <section className="panel">
      <h2>{t("parcel.shipments")}</h2>
      <ul className="cards">
        {parcel.shipments.map((shipment) => {
          const known = carrier.safeParse(shipment.carrier)
          return <li key={shipment.tracking_number}><strong>{known.success ? t(`carrier.${known.data}`) : shipment.carrier}</strong> <span className="figures">{shipment.tracking_number}</span> <span className="muted small">{t("parcel.shipped_at", { time: timeInWords(shipment.shipped_at, i18n.language) })}</span></li>
        })}
      </ul>
    </section>
  )
}

function Recipient({ parcel }: { readonly parcel: CooperativeParcel }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { name, mobile, region, detail } = parcel.recipient
  const shippable = parcel.state === "to_ship"
  const copy = async () => {
    await navigator.clipboard.writeText(`${name} ${mobile} ${region}${detail}`)
    message.success(t("parcel.copied"))
  }
  return (
    <section className="panel" aria-labelledby="recipient">
      <div className="panel-head"><h2 id="recipient">{t("parcel.recipient")}</h2>{shippable ? <Button icon={<CopyOutlined />} onClick={() => void copy()}>{t("parcel.copy")}</Button> : null}</div>
      <p><strong>{name}</strong> <span className="figures">{mobile}</span></p>
      <p>{region} {detail}</p>
      {shippable ? null : <p className="muted small">{t("parcel.masked")}</p>}
    </section>
  )
}

function Lines({ parcel }: { readonly parcel: CooperativeParcel }) {
  const { t } = useTranslation()
  return (
    <section className="panel" aria-labelledby="lines">
      <h2 id="lines">{t("parcel.lines")}</h2>
      <ul className="parcel-lines">
        {parcel.lines.map((line) => (
          <li key={line.line_id}>
            <img src={pictureUrl(line.thumbnail)} alt="" width={56} height={56} loading="lazy" />
            <div><p>{line.title}</p><p className="muted small"><LineUnits line={line} /></p></div>
            <span className="figures">{money(line.total_fen)}{line.refunded_fen === "0" ? null : <small className="muted">{t("parcel.refunded_of_line", { amount: money(line.refunded_fen) })}</small>}</span>
          </li>
        ))}
      </ul>
      <p className="parcel-sum muted"><span>{t("parcel.freight")}</span><span className="figures">{money(parcel.freight_fen)}</span></p>
      <p className="parcel-benefit">{t("parcel.benefit_line", { amount: money(parcel.benefit_fen) })}</p>
    </section>
  )
}
