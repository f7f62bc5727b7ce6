import fs from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { portVariables, root } from "../shop/settings.js"

const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8")
const pages = ["README.md", ...fs.readdirSync(path.join(root, "docs"), { recursive: true }).map((file) => path.join("docs", String(file)))].filter((file) => file.endsWith(".md"))

describe("the documents", () => {
  it.each(pages)("names only npm scripts that exist: %s", (page) => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> }
    const named = [...read(page).matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name]) => String(name))
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it.each(pages)("links only to files that exist: %s", (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)].map(([, file]) => path.join(path.dirname(page), String(file)))
    expect(links.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([])
  })

  it("lists every port variable with its default", () => {
    const page = read("docs/architecture.md")
    for (const { variable, fallback } of Object.values(portVariables)) expect(page).toContain(`\`${variable}\` ${fallback}`)
  })

  it("lists every variable that the backend reads", () => {
    const documented = read("docs/architecture.md")
    const names = [...read("backend/src/environment.ts").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => String(name))
    expect(names.length).toBeGreaterThan(15)
    expect(names.filter((name) => !documented.includes(name) && name !== "BACKEND_HOST")).toEqual([])
  })

  it("maps every room at the root", () => {
    const { workspaces } = JSON.parse(read("package.json")) as { workspaces: string[] }
    for (const room of [...workspaces, "scripts", "docs"]) expect(read("README.md")).toContain(`${room}/`)
  })
})
