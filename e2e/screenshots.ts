import { mkdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { chromium, type Browser, type Page } from "@playwright/test"
import { benefitOf, hangzhou, overviewOf, placeOrder, product, variantWithBenefit } from "./journeys/doors/buyer.js"
import { memberLogins, staffLogin } from "./journeys/doors/house.js"
import { shop } from "./journeys/doors/shop.js"
import { standIn } from "./journeys/doors/stand-in.js"
import { until } from "./journeys/doors/until.js"
import { logIn, openProductForm, openReport } from "./pages/admin-pages.js"
import { addToCart, fillAddress, payAtCashier, seeAwaitingPayment, submitOrder, checkOut } from "./pages/shop-pages.js"

const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url))
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }

/** Pictures of a running shop for README and for looking at: seven screens in two sizes, WebP of at most 150 kB. */
async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"] })
  try {
    for (const [size, viewport] of Object.entries(sizes)) {
      await shopScreens(browser, size, viewport)
      await adminScreens(browser, size, viewport)
    }
  } finally {
    await browser.close()
  }
}

type Viewport = { width: number; height: number }
const open = async (browser: Browser, baseURL: string, viewport: Viewport): Promise<Page> => (await browser.newContext({ baseURL, viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" })).newPage()

async function shopScreens(browser: Browser, size: string, viewport: Viewport): Promise<void> {
  const page = await open(browser, shop.storefrontUrl, viewport)
  const { card, item } = await variantWithBenefit(3)
  const variant = (await product(card.handle)).variants.find(({ id }) => id === item.variant_id)
  await page.goto("/")
  await take(page, `home-${size}`)
  await page.goto(`/goods/${card.handle}`)
  await take(page, `product-${size}`)
  await addToCart(page, variant?.title ?? "", 2)
  await page.goto("/cart")
  await take(page, `cart-${size}`)
  await checkOut(page, [card.cooperative.name])
  await fillAddress(page, hangzhou)
  await take(page, `checkout-${size}`)
  await submitOrder(page)
  const id = await seeAwaitingPayment(page)
  await payAtCashier(page)
  await page.waitForTimeout(3000)
  await page.goto(`/orders/${id}`)
  await take(page, `order-${size}`)
  await page.context().close()
}

async function adminScreens(browser: Browser, size: string, viewport: Viewport): Promise<void> {
  const sold = await placeOrder([(await variantWithBenefit(3)).item])
  await standIn.approve(sold.intentId)
  await until(() => overviewOf(sold), ({ state }) => state === "paid", shop.reconcileSeconds * 2_000 + 20_000)
  await until(() => benefitOf(sold), ({ recorded }) => recorded, shop.reconcileSeconds * 2_000 + 20_000)
  const staff = await open(browser, shop.adminUrl, viewport)
  await logIn(staff, "staff", staffLogin())
  await openReport(staff)
  await take(staff, `report-${size}`)
  await staff.context().close()
  const [login] = memberLogins()
  if (!login) throw new Error("no cooperative has a demo login")
  const member = await open(browser, shop.adminUrl, viewport)
  await logIn(member, "member", login)
  await openProductForm(member)
  await take(member, `product-form-${size}`)
  await member.context().close()
}

/** Chromium writes WebP itself; quality falls until the picture fits. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle")
  await page.evaluate(() => window.scrollTo(0, 0))
  const session = await page.context().newCDPSession(page)
  for (const quality of [86, 72, 58, 44]) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality })
    const picture = Buffer.from(data, "base64")
    if (picture.length > 150_000) continue
    writeFileSync(`${folder}${name}.webp`, picture)
    console.log(`${name}.webp ${Math.round(picture.length / 1000)} kB`)
    return
  }
  throw new Error(`${name} does not fit into 150 kB`)
}

await main()
