import { expect, type Locator, type Page } from "@playwright/test"
import { reportSummary, type ReportSummary } from "@qianhang/shared/contracts"
import type { Login } from "../journeys/doors/shop.js"

const DOORS = { staff: "项目管理台", member: "合作社工作台" } as const

/** antd sets a space between two Chinese characters on a button. */
const words = (text: string) => new RegExp(`^${[...text].join("\\s?")}$`)
export const button = (scope: Page | Locator, name: string): Locator => scope.getByRole("button", { name: words(name) })

/** Comes in through one of the two doors of the admin. */
export async function logIn(page: Page, door: keyof typeof DOORS, { email, password }: Login): Promise<void> {
  await page.goto("/")
  await page.getByText(DOORS[door], { exact: true }).first().click()
  await page.getByLabel("邮箱").fill(email)
  await page.getByLabel("密码", { exact: true }).fill(password)
  await button(page, "登录").click()
  await expect(page).toHaveURL(door === "staff" ? /\/console/ : /\/workbench/)
}

/** The staff's report of the five measures. */
export async function openReport(page: Page): Promise<void> {
  await goTo(page, "报表")
  await expect(page.getByText(/与逐笔分录重算一致/).first()).toBeVisible()
}

/** The cooperative's form for a new product. */
export async function openProductForm(page: Page): Promise<void> {
  await goTo(page, "商品")
  await page.getByRole("link", { name: "上架新商品" }).first().click()
  await expect(page.getByLabel("商品名称")).toBeVisible()
}

/** Follows a place of the door's menu. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "菜单" }).getByRole("link").filter({ hasText: place }).click()
}

/** Reloads the report and gives back the figures that the page itself received. Awaited once the old page is gone: an answer of its own, still on the way, went with it. */
export async function readReport(page: Page): Promise<ReportSummary> {
  await page.reload({ waitUntil: "commit" })
  const arrived = await page.waitForResponse((response) => response.url().includes("/admin/benefit-reports/summary") && response.request().method() === "GET" && response.ok())
  return reportSummary.parse(await arrived.json())
}

/** One of the report's figures as it is shown. */
export const figure = (page: Page, measure: string): Locator => page.locator(`[data-measure="${measure}"]`)

/** From a figure to the orders behind it. */
export async function openOrdersBehind(page: Page, measure: string): Promise<void> {
  await page.getByRole("link", { name: `查看${measure}背后的订单` }).first().click()
  await expect(page.getByText(/共 \d+ 个订单/)).toBeVisible()
}

/** From an order, on whichever page of the list it stands, to its entries. */
export async function openEntriesOf(page: Page, orderId: string): Promise<void> {
  const link = page.locator(`a[href*="${orderId}"]`).first()
  await expect(async () => {
    if (await link.isVisible()) return
    await page.locator(".ant-pagination-next:not(.ant-pagination-disabled) a").click({ timeout: 2_000 })
    await expect(link).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await link.click()
}

/** The workbench's parcel of one order. */
export async function seeParcel(page: Page, orderId: string): Promise<void> {
  await goTo(page, "发货")
  await page.locator(`a[href$="/workbench/parcels/${orderId}"]`).first().click()
}

/** Marks the parcel shown as shipped. */
export async function shipParcel(page: Page, carrier: string, tracking: string): Promise<void> {
  await choose(page, "承运商", carrier)
  await page.getByLabel("物流单号").fill(tracking)
  await button(page, "确认发货").click()
  await expect(page.getByText(tracking).first()).toBeVisible()
}

/** An option of one of antd's selects. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label).click()
  await page.locator(".ant-select-dropdown").getByText(option, { exact: true }).last().click()
}

export interface NewProduct { title: string; category: string; story: string; variant: string; price: string; stock: string; picture: { name: string; mimeType: string; buffer: Buffer } }

/** Fills the form for a new product as a cooperative would. */
export async function typeProduct(page: Page, product: NewProduct): Promise<void> {
  await page.getByLabel("商品名称").fill(product.title)
  await choose(page, "品类", product.category)
  await page.getByLabel("商品故事").fill(product.story)
  await page.locator('input[type="file"]').setInputFiles(product.picture)
  await expect(page.getByRole("button", { name: "更换图片" })).toBeVisible()
  await expect(page.getByRole("img", { name: "商品图片预览" })).toBeVisible()
  await page.getByLabel("规格名称").fill(product.variant)
  await page.getByLabel(/^价格/).fill(product.price)
  await page.getByLabel(/^库存/).fill(product.stock)
}

/** Sends what was typed for review. */
export const proposeProduct = (page: Page): Promise<void> => button(page, "提交审核").click()

/** A staff member looks at a proposal and lets it into the shop. */
export async function approveProposal(page: Page, title: string): Promise<void> {
  await goTo(page, "商品审核")
  await page.getByRole("link", { name: `查看 ${title}` }).or(page.getByRole("button", { name: `查看 ${title}` })).first().click()
  await button(page, "通过并上架").click()
  await expect(page.getByText(`《${title}》已上架`)).toBeVisible()
}
