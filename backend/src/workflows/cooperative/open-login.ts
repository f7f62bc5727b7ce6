import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

export type LoginInput = { actor: "member" | "staff"; actorId: string; email: string; password: string }

/** Thrown when an e-mail address cannot get a login, mostly because it already has one. */
export class LoginNotOpened extends Error {
  constructor(readonly email: string, readonly reason: string) {
    super(`no login was opened for ${email}: ${reason}`)
    this.name = "LoginNotOpened"
  }
}

/** Opens an e-mail and password login that acts as one member or staff row. Only such logins carry an actor id; a self-registered identity admits nobody. */
export const openLoginStep = createStep("open-login", async (input: LoginInput, { container }) => {
  const auth = container.resolve(Modules.AUTH)
  const registered = await auth.register("emailpass", {
    url: "", headers: {}, query: {}, protocol: "https",
    body: { email: input.email, password: input.password },
  })
  if (!registered.success || !registered.authIdentity) throw new LoginNotOpened(input.email, registered.error ?? "no identity was made")
  const { id } = registered.authIdentity
  await auth.updateAuthIdentities({ id, app_metadata: { [`${input.actor}_id`]: input.actorId } })
  return new StepResponse(id, id)
}, async (id, { container }) => {
  if (id) await container.resolve(Modules.AUTH).deleteAuthIdentities([id])
})
