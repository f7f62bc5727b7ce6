import { Navigate, useSearchParams } from "react-router"
import { LoginPage } from "../features/session/login-page"
import { useSession } from "./use-session"

/** `next` may only be a page of this app: a path, never another host. */
const ownPage = (next: string | null, actor: string): string => {
  const home = actor === "member" ? "/workbench" : "/console"
  return next && next.startsWith(home) ? next : home
}

export function LoginRoute() {
  const [params] = useSearchParams()
  const session = useSession()
  const next = params.get("next")
  if (session) return <Navigate to={ownPage(next, session.actor)} replace />
  return <LoginPage firstDoor={next?.startsWith("/console") || params.get("door") === "staff" ? "staff" : "member"} />
}
