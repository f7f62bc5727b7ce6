import { run } from "./bootstrap.mjs"

run("quality/main.ts", process.argv.slice(2))
