import path from "node:path"
import { fileURLToPath } from "node:url"

/** The project's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..")

export type Mode = "demo" | "dev" | "production"

/** Where one running shop keeps its data and which ports it takes. Every port is on 127.0.0.1. */
export interface Settings {
  readonly mode: Mode
  /** The one git-ignored folder everything of this shop lives in. */
  readonly dataDir: string
  readonly ports: Readonly<Record<PortName, number>>
}

export const portNames = ["storefront", "backend", "admin", "standIn", "postgres", "meilisearch"] as const
export type PortName = (typeof portNames)[number]

export const portVariables: Readonly<Record<PortName, { variable: string; fallback: number }>> = {
  storefront: { variable: "STOREFRONT_PORT", fallback: 8000 },
  backend: { variable: "BACKEND_PORT", fallback: 9000 },
  admin: { variable: "ADMIN_PORT", fallback: 7000 },
  standIn: { variable: "PAYMENT_STANDIN_PORT", fallback: 9010 },
  postgres: { variable: "POSTGRES_PORT", fallback: 9020 },
  meilisearch: { variable: "MEILISEARCH_PORT", fallback: 9030 },
}

/** A sentence for the person at the terminal: what is wrong and how to mend it. */
export class CannotStart extends Error {
  override readonly name = "CannotStart"
}

function portOf(name: PortName): number {
  const { variable, fallback } = portVariables[name]
  const given = process.env[variable]
  if (given === undefined || given === "") return fallback
  const port = Number(given)
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new CannotStart(`${variable} is "${given}": give a port between 1 and 65535.`)
  return port
}

/** Settings of the shop that `npm start` runs; `SHOP_DATA_DIR` moves its folder. */
export function readSettings(mode: Mode): Settings {
  const ports = Object.fromEntries(portNames.map((name) => [name, portOf(name)])) as Record<PortName, number>
  return { mode, dataDir: path.resolve(root, process.env.SHOP_DATA_DIR ?? ".data"), ports }
}
