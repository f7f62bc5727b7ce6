import path from "node:path"
import { runWithShop } from "./shop/with-shop.js"

const [file] = process.argv.slice(2)
if (!file) {
  console.error("✗ Name the file to write: npm run ledger:export -- FILE")
  process.exit(1)
}
/** `npm run ledger:export -- FILE`: every entry as one JSON line. */
await runWithShop("src/ledger-export/main.js", [path.resolve(process.env.INIT_CWD ?? process.cwd(), file)])
