import { z } from "zod"

/** What the admin's own server says at run time; nothing of it is baked into the build. */
const configuration = z.object({
  backend_url: z.url(),
  mode: z.enum(["demo", "production"]).catch("production"),
  logins: z.array(z.object({ door: z.enum(["member", "staff"]), email: z.string(), password: z.string(), who: z.string().default("") })).default([]),
})
export type Configuration = z.infer<typeof configuration>

let current: Configuration | undefined

/** Reads `/config.json` once. Throws when the server that should hold it does not answer. */
export async function loadConfiguration(): Promise<Configuration> {
  const response = await fetch("/config.json", { cache: "no-store" })
  current = configuration.parse(await response.json())
  return current
}

/** The configuration read at start. Throws when asked before `loadConfiguration` ended. */
export function readConfiguration(): Configuration {
  if (!current) throw new Error("the configuration is read before the app starts")
  return current
}
