import { run } from "./bootstrap.mjs"

run("shop/main.ts", process.argv.slice(2))
