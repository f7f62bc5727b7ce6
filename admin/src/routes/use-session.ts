import { useSyncExternalStore } from "react"
import { currentSession, watchSession, type Session } from "../api/session-store"

export const useSession = (): Session | null => useSyncExternalStore(watchSession, currentSession)
