import { readFileSync, readdirSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"

export interface StockRoute { method: "GET" | "POST" | "DELETE"; path: string }

/** Every route under `/admin` that the installed Medusa brings, but the two it leaves open to everybody on purpose. */
export function stockAdminRoutes(): StockRoute[] {
  const medusa = dirname(createRequire(import.meta.url).resolve("@medusajs/medusa/package.json"))
  const api = join(medusa, "dist", "api")
  return filesUnder(join(api, "admin")).flatMap((file) => {
    const source = readFileSync(file, "utf8")
    if (/exports\.AUTHENTICATE = false|AUTHENTICATE = false/.test(source)) return []
    const path = `/${relative(api, dirname(file)).replaceAll("\\", "/")}`.replace(/\[[^\]]+\]/g, "unknown")
    return (["GET", "POST", "DELETE"] as const).filter((method) => new RegExp(`exports\\.${method} = `).test(source)).map((method) => ({ method, path }))
  })
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && entry.name === "route.js").map((entry) => join(entry.parentPath, entry.name))
}
