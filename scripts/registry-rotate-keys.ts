import { runWithShop } from "./shop/with-shop.js"

/** `npm run registry:rotate-keys`: seals the register anew under the first of `REGISTRY_ENCRYPTION_KEYS`. Safe to kill and to repeat. */
await runWithShop("src/registry-rotation/main.js", process.argv.slice(2))
