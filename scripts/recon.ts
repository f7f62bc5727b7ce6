import { runWithShop } from "./shop/with-shop.js"

/** `npm run recon`: RECON as JSON on standard output; exit 0 when every check holds, else 1. */
await runWithShop("src/recon/main.js", process.argv.slice(2))
