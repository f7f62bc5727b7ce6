import { AccountBookOutlined, HomeOutlined, ShopOutlined, TruckOutlined } from "@ant-design/icons"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { readMember } from "../api/session"
import { closeSession } from "../api/session-store"
import { DoorShell } from "../components/door-shell"
import { Door, leaveDoor } from "./door"

/** The cooperative's door. */
export function WorkbenchRoute() {
  return <Door admits={["member"]}><Workbench /></Door>
}

function Workbench() {
  const { t } = useTranslation()
  const me = useQuery({ queryKey: ["member"], queryFn: ({ signal }) => readMember(signal), staleTime: Infinity })
  const places = [
    { to: "/workbench", label: t("workbench.today"), icon: <HomeOutlined />, end: true },
    { to: "/workbench/products", label: t("workbench.products"), icon: <ShopOutlined /> },
    { to: "/workbench/parcels", label: t("workbench.parcels"), icon: <TruckOutlined /> },
    { to: "/workbench/settlements", label: t("workbench.settlements"), icon: <AccountBookOutlined /> },
  ]
  return (
    <DoorShell title={t("workbench.title")} home="/workbench" places={places} who={me.data?.cooperative.name} leave={() => leaveDoor(closeSession)}>
      <main id="content" className="page narrow" tabIndex={-1}><Outlet /></main>
    </DoorShell>
  )
}
