import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { doors } from "@qianhang/shared/contracts"
import { describe, expect, it } from "vitest"
import { openApiDocument } from "./openapi"

const API = path.resolve(__dirname, "../api")
/** Doors of other kinds: the provider's webhook, probes, and this document itself. */
const NOT_CONTRACTS = /^\/(hooks|health|docs)\//

/** `METHOD /path` of every handler a route file of ours exports. */
function servedDoors(): string[] {
  const files = readdirSync(API, { recursive: true }).map(String).filter((file) => file.endsWith("route.ts"))
  return files.flatMap((file) => {
    const url = `/${path.dirname(file).replace(/\[(\w+)\]/g, ":$1")}`
    if (NOT_CONTRACTS.test(`${url}/`)) return []
    const source = readFileSync(path.join(API, file), "utf8")
    return [...source.matchAll(/^export (?:const|(?:async )?function) (GET|POST|DELETE|PUT|PATCH)\b/gm)].map(([, method]) => `${method} ${url}`)
  })
}

const described = doors.map((door) => `${door.method} ${door.path}`)
const document = openApiDocument("http://127.0.0.1:9000") as { paths: Record<string, Record<string, { parameters: { name: string }[]; responses: Record<string, unknown> }>> }

describe("the document at /docs/api", () => {
  it("describes every route of ours, and no route that is not there", () => {
    const served = servedDoors()
    expect(served.filter((door) => !described.includes(door))).toEqual([])
    expect(described.filter((door) => !served.includes(door))).toEqual([])
  })

  it("describes each door once", () => {
    expect(described.filter((door, index) => described.indexOf(door) !== index)).toEqual([])
  })

  it("names the parameters of a path, the fields of a query and the refusals", () => {
    const operation = document.paths["/cooperative/parcels/{order_id}"]?.["get"]
    expect(operation?.parameters.map((one) => one.name)).toEqual(["order_id"])
    expect(Object.keys(operation?.responses ?? {})).toEqual(["200", "401", "404"])
    expect(document.paths["/store/catalogue"]?.["get"]?.parameters.map((one) => one.name)).toContain("county")
  })

  it("admits staff only behind /admin/benefit-* and /admin/registry-*, where the guard stands by path", () => {
    const places = { staff: /^\/admin\/(benefit|registry)-/, member: /^\/cooperative\//, public: /^\/store\// }
    expect(doors.filter((door) => !places[door.audience].test(door.path)).map((door) => door.path)).toEqual([])
  })
})
