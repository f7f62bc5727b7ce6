import { runWithShop } from "./shop/with-shop.js"

/** `npm run migrate`: brings every schema to this build's version, under the owner roles. Safe to repeat. */
await runWithShop("src/migrate.js", process.argv.slice(2))
