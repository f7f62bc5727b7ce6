import { runWithShop } from "./shop/with-shop.js"

/** `npm run inbox -- list | replay <id> | replay-all`: dead letters of the payment inbox. */
await runWithShop("src/inbox-command/main.js", process.argv.slice(2))
