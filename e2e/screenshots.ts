import { mkdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { chromium, type Browser, type Page } from "@playwright/test"
import { benefitOf, catalogue, hangzhou, placeOrder, product } from "./journeys/doors/buyer.js"
import { memberLogins, staffLogin } from "./journeys/doors/house.js"
import { shop } from "./journeys/doors/shop.js"
import { standIn } from "./journeys/doors/stand-in.js"
import { twoCyclesMs, until } from "./journeys/doors/until.js"
import { logIn, openProductForm, openReport, typeProduct } from "./pages/admin-pages.js"
import { addToCart, awaitOnOrder, fillAddress, payAtCashier, seeAwaitingPayment, submitOrder, checkOut } from "./pages/shop-pages.js"

const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url))
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }

/** Pictures of a running shop for README and for looking at: seven screens in two sizes, WebP of at most 150 kB. */
async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await sellAround()
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

/** One paid order from every county that has something to sell, so that the report has something to say. */
async function sellAround(): Promise<void> {
  const counties = new Set<string>()
  for (const card of await catalogue()) {
    if (!card.benefit || !card.in_stock || counties.has(card.county.code)) continue
    const variant = (await product(card.handle)).variants.find(({ available }) => available > 20)
    if (!variant) continue
    counties.add(card.county.code)
    const sold = await placeOrder([{ variant_id: variant.id, quantity: 1 + ((counties.size * 5) % 4) }])
    await standIn.approve(sold.intentId)
    await until(() => benefitOf(sold), ({ recorded }) => recorded, twoCyclesMs())
  }
}

type Viewport = { width: number; height: number }
const open = async (browser: Browser, baseURL: string, viewport: Viewport): Promise<Page> => (await browser.newContext({ baseURL, viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" })).newPage()

async function shopScreens(browser: Browser, size: string, viewport: Viewport): Promise<void> {
  const page = await open(browser, shop.storefrontUrl, viewport)
  const [blueberry, other] = await twoCooperatives()
  await page.goto("/")
  await take(page, `home-${size}`)
  await page.goto(`/goods/${blueberry.handle}`)
  await take(page, `product-${size}`)
  await addToCart(page, blueberry.variant, 2)
  await page.goto(`/goods/${other.handle}`)
  await addToCart(page, other.variant, 1)
  await page.goto("/cart")
  await take(page, `cart-${size}`)
  await checkOut(page, [])
  await fillAddress(page, hangzhou)
  await take(page, `checkout-${size}`)
  await submitOrder(page)
  const id = await seeAwaitingPayment(page)
  await payAtCashier(page)
  await awaitOnOrder(page, id, "这笔订单的受益记录", twoCyclesMs())
  await take(page, `order-${size}`)
  await page.context().close()
}

interface Choice { handle: string; variant: string }

/** Blueberries and something to eat of another cooperative. */
async function twoCooperatives(): Promise<[Choice, Choice]> {
  const chosen = new Map<string, Choice>()
  const queries: Record<string, string>[] = [{ q: "蓝莓" }, { category: "seasoning" }, {}]
  for (const query of queries) {
    for (const card of await catalogue(query)) {
      if (!card.benefit || !card.in_stock || chosen.has(card.cooperative.id)) continue
      const variant = (await product(card.handle)).variants.find(({ available }) => available > 4)
      if (!variant) continue
      chosen.set(card.cooperative.id, { handle: card.handle, variant: variant.title })
      break
    }
  }
  const [first, second] = chosen.values()
  if (!first || !second) throw new Error("two cooperatives with goods are needed")
  return [first, second]
}

async function adminScreens(browser: Browser, size: string, viewport: Viewport): Promise<void> {
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
  const [drawn] = await catalogue({ category: "tea" })
  const picture = Buffer.from(await (await fetch(new URL(drawn?.picture.src ?? "", shop.backendUrl))).arrayBuffer())
  await typeProduct(member, { title: "清水江高山绿茶", category: "茶叶", story: "茶园在九百米的坡上，清明前采一芽一叶，当天炒完。\n\n寨里六户人家一起做，按鲜叶斤两分。", variant: "100g 袋装", price: "68", stock: "120", picture: { buffer: picture, name: "picture.webp", mimeType: "image/webp" } })
  await take(member, `product-form-${size}`)
  await member.context().close()
}

/** Chromium writes WebP itself; quality falls until the picture fits. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle")
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    window.scrollTo(0, 0)
  })
  await page.waitForTimeout(400)
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
