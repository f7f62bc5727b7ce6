import { z } from "zod"

/** Which door somebody came through: a cooperative's member, programme staff, or Medusa's operator. */
const session = z.object({ actor: z.enum(["member", "staff", "user"]), token: z.string().min(1) })
export type Session = z.infer<typeof session>

const KEY = "qianhang.session"
const listeners = new Set<() => void>()
let held: Session | null | undefined

/** The session of this tab, or null. Kept in sessionStorage: closing the tab ends it. */
export function currentSession(): Session | null {
  if (held === undefined) held = readStored()
  return held
}

export function openSession(next: Session): void {
  held = next
  sessionStorage.setItem(KEY, JSON.stringify(next))
  for (const tell of listeners) tell()
}

export function closeSession(): void {
  held = null
  sessionStorage.removeItem(KEY)
  for (const tell of listeners) tell()
}

/** For `useSyncExternalStore`. */
export function watchSession(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function readStored(): Session | null {
  const parsed = session.safeParse(parseJson(sessionStorage.getItem(KEY)))
  return parsed.success ? parsed.data : null
}

function parseJson(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
