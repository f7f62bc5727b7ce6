import { App } from "antd"
import { useEffect, useRef, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Navigate, useLocation } from "react-router"
import type { Session } from "../api/session-store"
import { useSession } from "./use-session"

interface DoorProps { readonly admits: readonly Session["actor"][]; readonly children: ReactNode }

/** Lets in whom the door admits. A session that ends while inside leads to the login, which brings back to the same page. */
export function Door({ admits, children }: DoorProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { pathname, search } = useLocation()
  const session = useSession()
  const inside = session !== null && admits.includes(session.actor)
  const wasInside = useRef(false)
  useEffect(() => {
    if (inside) wasInside.current = true
    if (session === null && wasInside.current && !leaving) message.warning(t("session.ended"))
    if (session === null) leaving = false
  }, [inside, session, message, t])
  if (inside) return <>{children}</>
  if (session && !admits.includes(session.actor)) return <Navigate to="/" replace />
  return <Navigate to={leaving ? "/login" : `/login?next=${encodeURIComponent(pathname + search)}`} replace />
}

let leaving = false

/** Leaving on purpose keeps no page. */
export function leaveDoor(close: () => void): void {
  leaving = true
  close()
}
