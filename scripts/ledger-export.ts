import path from "node:path"
import { parseArgs } from "node:util"
import { runWithShop } from "./shop/with-shop.js"

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rollups: { type: "string" } } })
const [file, surplus] = positionals
if (file === undefined || surplus !== undefined) {
  console.error("✗ Name the file to write: npm run ledger:export -- FILE [--rollups FILE]")
  process.exit(1)
}
const located = (name: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), name)
/** `npm run ledger:export -- FILE [--rollups FILE]`: every entry as one JSON line, and the reports' rollups of the same moment. */
await runWithShop("src/ledger-export/main.js", [located(file), ...(values.rollups === undefined ? [] : [located(values.rollups)])])
