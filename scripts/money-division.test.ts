import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const core = fileURLToPath(new URL("../shared/src/", import.meta.url))

/** The sources that compute money, tests and builders left out. */
const sources = ["money", "ledger"].flatMap((room) =>
  readdirSync(`${core}${room}`).filter((name) => name.endsWith(".ts") && !/\.(test|arbitrary)\.ts$/.test(name)).map((name) => `${room}/${name}`),
)

/** Lines that divide or take a remainder, once comments, texts and patterns are blanked. */
function divisions(code: string): string[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/\/\/.*$/gm, "").replace(/`(?:[^`\\]|\\.)*`/g, "``").replace(/\/\^(?:[^/\\\n]|\\.)*\/\w*/g, "RegExp")
  return bare.split("\n").filter((line) => /[\w)\]]\s*[/%]=?\s*[\w(]/.test(line)).map((line) => line.trim())
}

describe("money is divided in one file", () => {
  it("the search finds a division where there is one", () => {
    expect(divisions("const half = total / 2n // in words: total / 2n")).toEqual(["const half = total / 2n // in words: total / 2n".split(" //")[0]])
    expect(divisions("rest = (a + b)%c")).toHaveLength(1)
    expect(divisions("/** a / b */ const pattern = /^a/b/")).toEqual([])
  })

  it.each(sources.filter((name) => name !== "money/division.ts"))("%s divides nothing", (name) => {
    expect(divisions(readFileSync(core + name, "utf8"))).toEqual([])
  })

  it("money/division.ts divides once", () => {
    expect(divisions(readFileSync(`${core}money/division.ts`, "utf8"))).toHaveLength(1)
  })
})
