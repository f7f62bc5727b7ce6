import { createRequire } from "node:module"
import path from "node:path"
import { cruise, type ICruiseResult, type IConfiguration } from "dependency-cruiser"
import { root } from "../shop/settings.js"

const rooms = ["shared/src", "backend/src", "storefront/app", "admin/src", "e2e"]

/** The walls as written down in `.dependency-cruiser.cjs`. */
export const walls = createRequire(import.meta.url)(path.join(root, ".dependency-cruiser.cjs")) as IConfiguration

export interface Breach { readonly wall: string; readonly from: string; readonly to: string }

/** Every import below `baseDir` that goes through a wall. */
export async function breaches(baseDir: string, existing: readonly string[] = rooms): Promise<Breach[]> {
  const { output } = await cruise([...existing], { ...walls.options, baseDir, validate: true, ruleSet: { forbidden: walls.forbidden } })
  return (output as ICruiseResult).summary.violations.map((found) => ({ wall: found.rule.name, from: found.from, to: found.to }))
}

if (process.argv[1] === import.meta.filename) {
  const found = await breaches(root)
  for (const { wall, from, to } of found) console.error(`✗ ${wall}: ${from} → ${to}`)
  if (found.length === 0) console.log(`${walls.forbidden?.length ?? 0} walls stand`)
  process.exit(found.length === 0 ? 0 : 1)
}
