import { memberMe, staffMe } from "@qianhang/shared/contracts"
import { z } from "zod"
import { Refused } from "./refused"
import type { Session } from "./session-store"
import { call } from "./transport"

export interface Credentials { readonly email: string; readonly password: string }
const tokenAnswer = z.object({ token: z.string().min(1) })

const authenticate = async (actor: Session["actor"], credentials: Credentials): Promise<string> =>
  (await call({ method: "POST", path: `/auth/${actor}/emailpass`, body: credentials, answer: tokenAnswer })).token

/** Opens the cooperative's door. Throws Refused 401 for a wrong password or an account without a cooperative. */
export async function enterWorkbench(credentials: Credentials): Promise<Session> {
  const token = await authenticate("member", credentials)
  await call({ path: "/cooperative/me", token, answer: memberMe })
  return { actor: "member", token }
}

/** Opens the programme's door: staff first; the operator (Medusa `user`) is admitted with the same form. */
export async function enterConsole(credentials: Credentials): Promise<Session> {
  try {
    return await enterConsoleAs("staff", credentials)
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.status !== 401) throw refused
    return enterConsoleAs("user", credentials)
  }
}

async function enterConsoleAs(actor: "staff" | "user", credentials: Credentials): Promise<Session> {
  const token = await authenticate(actor, credentials)
  await call({ path: "/admin/benefit-me", token, answer: staffMe })
  return { actor, token }
}

export const readMember = (signal?: AbortSignal) => call({ path: "/cooperative/me", answer: memberMe, signal })
export const readStaff = (signal?: AbortSignal) => call({ path: "/admin/benefit-me", answer: staffMe, signal })
