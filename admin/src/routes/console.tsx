import { AccountBookOutlined, AuditOutlined, BarChartOutlined, BookOutlined, FileSearchOutlined, PercentageOutlined } from "@ant-design/icons"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { readStaff } from "../api/session"
import { closeSession } from "../api/session-store"
import { DoorShell } from "../components/door-shell"
import { Door, leaveDoor } from "./door"

/** The programme's door: staff, and the operator. */
export function ConsoleRoute() {
  return <Door admits={["staff", "user"]}><Console /></Door>
}

function Console() {
  const { t } = useTranslation()
  const me = useQuery({ queryKey: ["staff"], queryFn: ({ signal }) => readStaff(signal), staleTime: Infinity })
  const places = [
    { to: "/console", label: t("console.report"), icon: <BarChartOutlined />, end: true },
    { to: "/console/orders", label: t("console.orders"), icon: <FileSearchOutlined /> },
    { to: "/console/entries", label: t("console.entries"), icon: <BookOutlined /> },
    { to: "/console/products", label: t("console.proposals"), icon: <AuditOutlined /> },
    { to: "/console/settlements", label: t("console.settlements"), icon: <AccountBookOutlined /> },
    { to: "/console/fee-rules", label: t("console.fees"), icon: <PercentageOutlined /> },
  ]
  const who = me.data ? `${me.data.name} · ${t(`console.role_${me.data.role}`)}` : undefined
  return (
    <DoorShell title={t("console.title")} home="/console" places={places} who={who} leave={() => leaveDoor(closeSession)}>
      <main id="content" className="page" tabIndex={-1}><Outlet /></main>
    </DoorShell>
  )
}
