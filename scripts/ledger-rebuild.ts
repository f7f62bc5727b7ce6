import { runWithShop } from "./shop/with-shop.js"

/** `npm run ledger:rebuild-rollups [-- --from-entries]`: the reports' rollups, made anew from facts or from the entries themselves. */
await runWithShop("src/ledger-rebuild/main.js", process.argv.slice(2))
