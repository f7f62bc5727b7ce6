import { expect, test, type Browser, type Page } from "@playwright/test"
import type { ProductDetail, ReportSummary } from "@qianhang/shared/contracts"
import { figure, openEntriesOf, openOrdersBehind, readReport, shipParcel, seeParcel, logIn, openReport } from "../pages/admin-pages.js"
import { addToCart, awaitOnOrder, checkOut, fillAddress, openCard, payAtCashier, searchFromHome, seeAwaitingPayment, submitOrder } from "../pages/shop-pages.js"
import { catalogue, hangzhou, product, quoted } from "./doors/buyer.js"
import { cooperativeOf, entriesOf, memberLogins, staffLogin, tokenOf } from "./doors/house.js"
import { yuan } from "./doors/money.js"
import { shop, type Login } from "./doors/shop.js"
import { twoCyclesMs } from "./doors/until.js"

interface Wanted { detail: ProductDetail; variant: ProductDetail["variants"][number] }
interface Basket { blueberry: Wanted; other: Wanted; seller: Login; sellers: Wanted }

/** A good that can be bought now and whose benefit is agreed. No set: which of its parts gets an odd fen is drawn by the order's own line (LEDGER 2), so a quote may be a fen beside it. */
async function sellable(query: Record<string, string>, fits: (detail: ProductDetail) => boolean): Promise<Wanted> {
  for (const card of await catalogue(query)) {
    if (!card.in_stock || !card.benefit || card.category === "set") continue
    const detail = await product(card.handle)
    const variant = detail.variants.find(({ available }) => available >= 4)
    if (variant && fits(detail)) return { detail, variant }
  }
  throw new Error(`nothing to buy for ${JSON.stringify(query)}`)
}

/** Blueberries, and something of another cooperative; one of the two has a demo login. */
async function chooseBasket(): Promise<Basket> {
  const logins = new Map<string, Login>()
  for (const login of memberLogins()) logins.set((await cooperativeOf(await tokenOf("member", login))).id, login)
  const blueberry = await sellable({ q: "蓝莓" }, ({ title }) => title.includes("蓝莓"))
  const known = logins.has(blueberry.detail.cooperative.id)
  const other = await sellable({}, ({ cooperative }) => cooperative.id !== blueberry.detail.cooperative.id && (known || logins.has(cooperative.id)))
  const sellers = known ? blueberry : other
  const seller = logins.get(sellers.detail.cooperative.id)
  if (!seller) throw new Error("no cooperative of this basket has a demo login")
  return { blueberry, other, seller, sellers }
}

async function buy(page: Page, { blueberry, other }: Basket): Promise<string> {
  const { detail } = blueberry
  await searchFromHome(page, "蓝莓")
  await openCard(page, detail.title)
  const main = page.getByRole("main")
  await expect(main.getByText(detail.county.name).first()).toBeVisible()
  await expect(main.getByText(detail.cooperative.name).first()).toBeVisible()
  await expect(main.getByText(new RegExp(`每份 ${yuan(blueberry.variant.benefit?.per_unit_fen ?? "")} 归.*户`)).filter({ visible: true }).first()).toBeVisible()
  await addToCart(page, blueberry.variant.title, 2)
  await page.goto(`/goods/${other.detail.handle}`)
  await addToCart(page, other.variant.title, 1)
  await checkOut(page, [detail.cooperative.name, other.detail.cooperative.name])
  await fillAddress(page, hangzhou)
  await submitOrder(page)
  const orderId = await seeAwaitingPayment(page)
  await payAtCashier(page)
  await awaitOnOrder(page, orderId, "待发货", twoCyclesMs())
  await awaitOnOrder(page, orderId, "这笔订单的受益记录", twoCyclesMs())
  return orderId
}

const grown = (before: ReportSummary, after: ReportSummary, measure: "gmv_fen" | "refunds_fen" | "net_sales_fen" | "linked_sales_fen" | "benefit_accrued_fen") => String(BigInt(after[measure]) - BigInt(before[measure]))

async function open(browser: Browser, options: { baseURL: string; javaScriptEnabled?: boolean; viewport?: { width: number; height: number } }): Promise<Page> {
  return (await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...options })).newPage()
}

for (const javaScriptEnabled of [true, false]) {
  test(`a sale is bought on a phone ${javaScriptEnabled ? "with" : "without"} JavaScript, stands in the staff's report to the fen, and is shipped by its cooperative`, async ({ browser }) => {
    test.setTimeout(300_000)
    const basket = await chooseBasket()
    const items = [{ variant_id: basket.blueberry.variant.id, quantity: 2 }, { variant_id: basket.other.variant.id, quantity: 1 }]
    const expected = await quoted(items)
    const buyer = await open(browser, { baseURL: shop.storefrontUrl, javaScriptEnabled, viewport: { width: 390, height: 844 } })
    const staff = await open(browser, { baseURL: shop.adminUrl, viewport: { width: 1280, height: 900 } })
    await logIn(staff, "staff", staffLogin())
    await openReport(staff)
    const before = await readReport(staff)

    const orderId = await buy(buyer, basket)
    await expect(buyer.getByText(yuan(expected.benefit_fen)).first()).toBeVisible()

    const after = await readReport(staff)
    expect(grown(before, after, "gmv_fen")).toBe(expected.goods_fen)
    expect(grown(before, after, "refunds_fen")).toBe("0")
    expect(grown(before, after, "net_sales_fen")).toBe(expected.goods_fen)
    expect(grown(before, after, "linked_sales_fen")).toBe(expected.goods_fen)
    expect(grown(before, after, "benefit_accrued_fen")).toBe(expected.benefit_fen)
    expect(after.orders - before.orders).toBe(1)
    expect(after.matches).toBe(true)
    for (const measure of ["gmv_fen", "net_sales_fen", "linked_sales_fen", "benefit_accrued_fen"] as const) await expect(figure(staff, measure)).toContainText(yuan(after[measure]))

    const [entry, ...more] = await entriesOf(await tokenOf("staff", staffLogin()), orderId)
    expect(more).toEqual([])
    await openOrdersBehind(staff, "成交额")
    await openEntriesOf(staff, orderId)
    await expect(staff.getByText(/借贷平衡/).first()).toBeVisible()
    await expect(staff.getByText(entry?.hash.slice(0, 8) ?? "no entry").first()).toBeVisible()

    const member = await open(browser, { baseURL: shop.adminUrl, viewport: { width: 390, height: 844 } })
    await logIn(member, "member", basket.seller)
    const foreign = basket.sellers === basket.blueberry ? basket.other : basket.blueberry
    await seeParcel(member, orderId)
    await expect(member.getByText(basket.sellers.detail.title).first()).toBeVisible()
    await expect(member.getByText(foreign.detail.title)).toHaveCount(0)
    const tracking = `SF${Date.now()}`
    await shipParcel(member, "顺丰速运", tracking)
    await awaitOnOrder(buyer, orderId, tracking, twoCyclesMs())
    for (const page of [buyer, staff, member]) await page.context().close()
  })
}
