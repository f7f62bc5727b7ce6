import { expect, type Page } from "@playwright/test"

export interface Address { name: string; mobile: string; province_code: string; city_code: string; district_code: string; detail: string }

/** Home: search stands on top. */
export async function searchFromHome(page: Page, word: string): Promise<void> {
  await page.goto("/")
  await page.getByRole("searchbox").fill(word)
  await page.getByRole("search").getByRole("button").click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText(word)
}

/** From a listing to one product, by its card. */
export async function openCard(page: Page, title: string): Promise<void> {
  await page.getByRole("main").getByRole("link", { name: title, exact: true }).first().click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title)
}

/** Product page: choose a variant by its title, how many, and put it in the basket. */
export async function addToCart(page: Page, variantTitle: string, quantity: number): Promise<void> {
  const choice = page.getByRole("radio", { name: `${variantTitle}，` })
  await page.locator("label", { has: choice }).first().click()
  await page.getByRole("spinbutton", { name: "数量" }).fill(String(quantity))
  await page.getByRole("button", { name: "加入购物车" }).click()
  await expect(page.getByText("已加入购物车。")).toBeVisible()
}

/** Cart: one parcel per cooperative, then on to checkout. */
export async function checkOut(page: Page, cooperatives: string[]): Promise<void> {
  await page.goto("/cart")
  for (const name of cooperatives) await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: name })).toBeVisible()
  await page.getByRole("link", { name: "去结算" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("确认订单")
}

/** Checkout: the address with its cascade, with or without JavaScript. */
export async function fillAddress(page: Page, address: Address): Promise<void> {
  await page.getByLabel("收货人").fill(address.name)
  await page.getByLabel("手机号").fill(address.mobile)
  await page.getByLabel("详细地址").fill(address.detail)
  for (const [label, code] of [["省份", address.province_code], ["城市", address.city_code], ["区县", address.district_code]] as const) {
    await chooseRegion(page, label, code)
  }
}

async function chooseRegion(page: Page, label: string, code: string): Promise<void> {
  const select = page.getByLabel(label, { exact: true })
  const update = page.getByRole("button", { name: "更新地区" })
  const offered = select.locator(`option[value="${code}"]`)
  if ((await offered.count()) === 0 && (await update.isVisible())) await update.click()
  await expect(offered).toHaveCount(1)
  await select.selectOption(code)
}

/** Places the order, confirming the return exemptions where they are asked for. */
export async function submitOrder(page: Page): Promise<void> {
  const confirmation = page.getByRole("checkbox", { name: /不适用七天无理由退货/ })
  if (await confirmation.count()) await confirmation.check()
  await page.getByRole("button", { name: "提交订单" }).click()
}

/** The order's page while nothing is paid yet. @returns the order's id */
export async function seeAwaitingPayment(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/orders\/order_/, { timeout: 30_000 })
  await expect(page.getByText("待付款").first()).toBeVisible()
  await expect(page.getByText(/请在 .+ 前付款/)).toBeVisible()
  return orderIdIn(page.url())
}

/** Goes to the cashier and agrees; ends on the shop's side. */
export async function payAtCashier(page: Page): Promise<void> {
  await page.getByRole("button", { name: "去支付" }).click()
  await expect(page.getByText("演示收银台：不会发生真实扣款")).toBeVisible()
  await page.getByRole("button", { name: "同意付款" }).click()
  await expect(page).not.toHaveURL(/\/alipay\//)
}

/** Waits on the order's page, reloading as a person would, until a text is there. */
export async function awaitOnOrder(page: Page, orderId: string, text: string | RegExp, withinMs: number): Promise<void> {
  await expect(async () => {
    await page.goto(`/orders/${orderId}`)
    await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: withinMs })
}

function orderIdIn(url: string): string {
  const id = /order_[A-Za-z0-9]+/.exec(url)?.[0]
  if (!id) throw new Error(`no order in ${url}`)
  return id
}
