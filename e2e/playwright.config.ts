import { defineConfig } from "@playwright/test"
import { shop } from "./journeys/doors/shop.js"

/** Journeys run one after the other against one running shop: they sell its goods. `npm test` starts that shop and says where it is. */
export default defineConfig({
  testDir: "journeys",
  testMatch: "*.journey.ts",
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    baseURL: shop.storefrontUrl,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 390, height: 844 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"] },
  },
})
