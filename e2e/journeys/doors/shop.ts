import { readFileSync } from "node:fs"

export interface Login { door: string; email: string; password: string; who: string }
interface DemoData { publishable_key: string; logins: Login[] }

const place = (name: string, fallback: string) => (process.env[name] ?? fallback).replace(/\/+$/, "")

/** Where the running shop is, as `npm test` or `npm start` left it in the environment. */
export const shop = {
  storefrontUrl: place("STOREFRONT_URL", "http://127.0.0.1:8000"),
  backendUrl: place("BACKEND_URL", "http://127.0.0.1:9000"),
  adminUrl: place("ADMIN_URL", "http://127.0.0.1:7000"),
  standInUrl: place("PAYMENT_STANDIN_URL", "http://127.0.0.1:9010"),
  webhookSecret: process.env.WEBHOOK_SECRET ?? process.env.STRIPE_WEBHOOK_SECRET ?? "",
  /** seconds between two rounds of reconcile */
  reconcileSeconds: Number(process.env.RECONCILE_SECONDS ?? 60),
}

/** The publishable key and the demo logins that the seed wrote down. */
export function demoData(): DemoData {
  const file = process.env.DEMO_DATA_FILE ?? new URL("../../../.data/demo.json", import.meta.url).pathname
  const written: unknown = JSON.parse(readFileSync(file, "utf8"))
  if (!isDemoData(written)) throw new Error(`${file} holds no publishable_key and logins`)
  return written
}

function isDemoData(value: unknown): value is DemoData {
  return typeof value === "object" && value !== null && "publishable_key" in value && "logins" in value && Array.isArray(value.logins)
}
