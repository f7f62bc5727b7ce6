import path from "node:path"
import { answers } from "./ports.js"
import { step } from "./progress.js"
import { root } from "./settings.js"
import type { Shop } from "./shop.js"

/** The same shop with hot reload: Medusa, React Router and Vite in their development servers. */
export async function startDevelopment(shop: Shop): Promise<void> {
  const { ports } = shop.settings
  const env = { ...shop.env, NODE_ENV: "development", PUBLISHABLE_KEY: shop.demoData().publishable_key }
  const bin = (name: string) => path.join(root, "node_modules", ".bin", name)
  const watch = [
    { name: "stand-in", folder: "e2e", command: process.execPath, args: [path.join(root, "e2e", "dist", "stand-in", "main.js")], health: `http://127.0.0.1:${ports.standIn}/health` },
    { name: "backend", folder: "backend", command: bin("medusa"), args: ["develop", "--port", String(ports.backend), "--host", "127.0.0.1"], health: `http://127.0.0.1:${ports.backend}/health/live` },
    { name: "storefront", folder: "storefront", command: bin("react-router"), args: ["dev", "--port", String(ports.storefront), "--host", "127.0.0.1"], health: `http://127.0.0.1:${ports.storefront}/` },
    { name: "admin", folder: "admin", command: process.execPath, args: [path.join(root, "admin", "node_modules", "vite", "bin", "vite.js"), "--port", String(ports.admin), "--host", "127.0.0.1"], health: `http://127.0.0.1:${ports.admin}/` },
  ]
  for (const { name, folder, command, args, health } of watch) await step(`${name}, reloading`, () => shop.processes.start({ name, command, args, cwd: path.join(root, folder), env, ready: answers(health), patienceMs: 120_000 }))
}
