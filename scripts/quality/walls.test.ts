import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Breach, breaches, walls } from "./walls.js"

/** One violation per wall: a file and the import that must be caught. */
const planted: Record<string, [file: string, imported: string]> = {
  "money-imports-nothing": ["shared/src/money/planted.ts", "../ledger/target.js"],
  "ledger-imports-money": ["shared/src/ledger/planted.ts", "../contracts/target.js"],
  "contracts-import-money-zod-regions": ["shared/src/contracts/planted.ts", "../ledger/target.js"],
  "shared-is-framework-free": ["shared/src/regions/planted.ts", "node:fs"],
  "typeorm-lives-in-registry-and-benefit": ["backend/src/workflows/benefit/planted.ts", "typeorm"],
  "stripe-lives-in-its-provider": ["backend/src/modules/benefit/planted-stripe.ts", "stripe"],
  "meilisearch-lives-in-its-provider": ["backend/src/api/store/planted.ts", "meilisearch"],
  "rim-uses-doors-not-stores": ["backend/src/api/admin/planted.ts", "../../modules/benefit/journal/target"],
  "modules-are-strangers": ["backend/src/modules/registry/planted.ts", "../benefit/target"],
  "front-ends-import-shared-only": ["admin/src/features/a/planted-backend.ts", "../../../../backend/src/modules/benefit/target"],
  "storefront-does-not-import-admin": ["storefront/app/features/a/planted-admin.ts", "../../../../admin/src/features/a/target"],
  "admin-does-not-import-storefront": ["admin/src/features/a/planted-shop.ts", "../../../../storefront/app/features/b/target"],
  "storefront-features-are-strangers": ["storefront/app/features/a/planted.ts", "../b/target"],
  "admin-features-are-strangers": ["admin/src/features/b/planted.ts", "../a/target"],
  "components-and-api-know-no-feature": ["storefront/app/components/planted.ts", "../features/b/target"],
  "features-know-no-route": ["admin/src/features/a/planted-route.ts", "../../routes/target"],
  "e2e-speaks-http": ["e2e/journeys/planted.ts", "../../backend/src/modules/benefit/target"],
  "backend-imports-no-front-end": ["backend/src/workflows/planted.ts", "../../../storefront/app/features/b/target"],
  "rbac-is-proprietary": ["backend/src/workflows/planted-rbac.ts", "@medusajs/rbac"],
  "no-cycles": ["backend/src/workflows/cycle-a.ts", "./cycle-b"],
}

const targets = ["shared/src/ledger/target.ts", "shared/src/contracts/target.ts", "backend/src/modules/benefit/target.ts", "backend/src/modules/benefit/journal/target.ts", "storefront/app/features/b/target.ts", "admin/src/features/a/target.ts", "admin/src/routes/target.ts"]

describe("the walls of the house", () => {
  let tree: string
  let found: Breach[]
  beforeAll(async () => {
    tree = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "walls-")))
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
      fs.writeFileSync(path.join(tree, file), text)
    }
    for (const target of targets) write(target, "export const target = 1\n")
    for (const [file, imported] of Object.values(planted)) write(file, `import * as found from "${imported}"\nexport const planted = found\n`)
    write("backend/src/workflows/cycle-b.ts", `import * as found from "./cycle-a"\nexport const planted = found\n`)
    found = await breaches(tree)
  }, 60_000)
  afterAll(() => fs.rmSync(tree, { recursive: true, force: true }))

  it("has a planted violation for every wall", () => {
    expect(Object.keys(planted).sort()).toEqual((walls.forbidden ?? []).map((rule) => rule.name ?? "").sort())
  })
  it.each(Object.entries(planted))("catches a breach of %s", (wall, [file]) => {
    expect(found.filter((breach) => breach.wall === wall).map((breach) => breach.from)).toContain(file)
  })
})
