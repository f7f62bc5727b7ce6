import { run } from "./bootstrap.mjs"

await run("quality/main.ts", process.argv.slice(2))
