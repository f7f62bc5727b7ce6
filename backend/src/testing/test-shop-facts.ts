import type { SmallShop } from "../workflows/order/small-shop.test-builder"

export const TEST_PASSWORD = "a-long-test-password"
export const DEFAULT_SHOP_READY = "TEST-SHOP-READY "
/** What a test must know of the shop it talks to. `catalogueKey` speaks for the default sales channel. */
export type TestShopFacts = SmallShop & { catalogueKey: string }
