import { useQuery } from "@tanstack/react-query"
import { Tabs } from "antd"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router"
import { listParcels, type ParcelFilter } from "../../api/workbench"
import { PageHead } from "../../components/page-head"
import { ParcelCard } from "../../components/parcel-card"
import { Nothing, Read } from "../../components/states"

const tabs = ["to_ship", "shipped", "all"] as const
type Tab = (typeof tabs)[number]
const tabOf = (text: string | null): Tab => tabs.find((tab) => tab === text) ?? "to_ship"
const filterOf = (tab: Tab): ParcelFilter => (tab === "all" ? undefined : tab)

/** The cooperative's parcels; what waits to be shipped comes first. */
export function ParcelList() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const tab = tabOf(params.get("state"))
  const parcels = useQuery({ queryKey: ["parcels", tab], queryFn: ({ signal }) => listParcels(filterOf(tab), signal), refetchOnWindowFocus: true })
  return (
    <>
      <PageHead title={t("parcel.list")} lead={t("parcel.other_parcels")} />
      <Tabs activeKey={tab} items={tabs.map((key) => ({ key, label: t(`parcel.${key}`) }))} onChange={(key) => setParams({ state: key }, { replace: true })} />
      <Read query={parcels}>
        {(rows) => (rows.length === 0 ? <Nothing why={t(`parcel.empty_${tab}`)} /> : <ul className="cards">{rows.map((parcel) => <ParcelCard key={parcel.order_id} parcel={parcel} />)}</ul>)}
      </Read>
    </>
  )
}
