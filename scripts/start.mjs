import { run } from "./bootstrap.mjs"

await run("shop/main.ts", process.argv.slice(2))
