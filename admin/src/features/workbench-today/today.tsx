import type { CooperativeParcel, CooperativeProduct } from "@qianhang/shared/contracts"
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { PlusOutlined } from "@ant-design/icons"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { readMember } from "../../api/session"
import { listOwnBatches } from "../../api/settlements"
import { listParcels, listProducts } from "../../api/workbench"
import { PageHead } from "../../components/page-head"
import { ParcelCard } from "../../components/parcel-card"
import { dayInWords, shanghaiToday } from "../../components/shanghai-time"
import { Read } from "../../components/states"
import { TaskTile } from "./task-tile"
import "./today.css"

/** What to do today: ship, pay households, mend what came back, know what waits. */
export function Today() {
  const { t, i18n } = useTranslation()
  const me = useQuery({ queryKey: ["member"], queryFn: ({ signal }) => readMember(signal), staleTime: Infinity })
  const parcels = useQuery({ queryKey: ["parcels", "to_ship"], queryFn: ({ signal }) => listParcels("to_ship", signal), refetchOnWindowFocus: true })
  const batches = useQuery({ queryKey: ["settlements", 1], queryFn: ({ signal }) => listOwnBatches({ page: 1 }, signal), refetchOnWindowFocus: true })
  const products = useQuery({ queryKey: ["products"], queryFn: ({ signal }) => listProducts(signal) })
  const title = me.data ? t("today.greeting", { name: me.data.member.name }) : t("workbench.today")
  const lead = me.data ? t("today.date", { day: dayInWords(shanghaiToday(), i18n.language), cooperative: me.data.cooperative.name }) : undefined
  return (
    <>
      <PageHead title={title} lead={lead}>
        <Link to="/workbench/products/new"><Button tabIndex={-1} type="primary" size="large" icon={<PlusOutlined />}>{t("today.add")}</Button></Link>
      </PageHead>
      <Read query={parcels}>{(toShip) => <Read query={products}>{(all) => <Tasks toShip={toShip} products={all} toPay={batches.data?.batches.filter(({ progress }) => progress.unpaid_fen !== "0").length ?? 0} />}</Read>}</Read>
    </>
  )
}

interface TasksProps { readonly toShip: readonly CooperativeParcel[]; readonly products: readonly CooperativeProduct[]; readonly toPay: number }

function Tasks({ toShip, products, toPay }: TasksProps) {
  const { t } = useTranslation()
  const rejected = products.filter((product) => product.status === "rejected")
  const waiting = products.filter((product) => product.status === "proposed")
  return (
    <>
      <div className="tasks">
        <TaskTile to="/workbench/parcels?state=to_ship" tone="urgent" label={t("today.to_ship")} count={toShip.length} unit={t("today.to_ship_unit")} action={t("today.to_ship_do")} />
        <TaskTile to="/workbench/settlements" tone="urgent" label={t("today.to_pay")} count={toPay} unit={t("today.to_pay_unit")} action={t("today.to_pay_do")} />
        <TaskTile to="/workbench/products?status=rejected" tone="mend" label={t("today.rejected")} count={rejected.length} unit={t("today.rejected_unit")} action={t("today.rejected_do")} />
        <TaskTile to="/workbench/products?status=proposed" tone="wait" label={t("today.waiting")} count={waiting.length} unit={t("today.waiting_unit")} action={t("today.waiting_do")} />
      </div>
      {toShip.length + rejected.length + toPay === 0 ? <p className="panel all-clear">{t("today.all_clear")}</p> : null}
      {toShip.length > 0 ? (
        <section className="cards" aria-labelledby="next-parcels">
          <div className="section-head"><h2 id="next-parcels">{t("today.next_parcels")}</h2><Link to="/workbench/parcels">{t("today.see_all")}</Link></div>
          <ul className="cards">{toShip.slice(0, 3).map((parcel) => <ParcelCard key={parcel.order_id} parcel={parcel} />)}</ul>
        </section>
      ) : null}
      {rejected.length > 0 ? (
        <section className="cards" aria-labelledby="rejected-products">
          <h2 id="rejected-products">{t("today.rejected_list")}</h2>
          <ul className="cards">
            {rejected.map((product) => (
              <li key={product.id} className="panel returned"><strong>{product.title}</strong><p>{t("today.reason", { reason: product.rejection_reason ?? "" })}</p></li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
