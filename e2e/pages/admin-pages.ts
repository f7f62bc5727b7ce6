import { expect, type Locator, type Page } from "@playwright/test"
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
  await page.getByLabel("密码").fill(password)
  await button(page, "登录").click()
  await expect(page.getByRole("main")).toBeVisible()
  await expect(page.getByLabel("密码")).toHaveCount(0)
}

/** The staff's report of the five measures. */
export async function openReport(page: Page): Promise<void> {
  await goTo(page, "报表")
  await expect(page.getByText(/与逐笔分录重算一致/).first()).toBeVisible()
}

/** The cooperative's form for a new product. */
export async function openProductForm(page: Page): Promise<void> {
  await goTo(page, "商品")
  await page.getByRole("link", { name: "上架新商品" }).or(page.getByRole("button", { name: "上架新商品" })).first().click()
  await expect(page.getByLabel("商品名称")).toBeVisible()
}

/** Follows an entry of the main menu, opening it first where a phone hides it. */
export async function goTo(page: Page, entry: string): Promise<void> {
  const item = page.getByRole("link", { name: entry, exact: true }).or(page.getByRole("menuitem", { name: entry, exact: true })).first()
  if (!(await item.isVisible())) await page.getByRole("button", { name: "菜单" }).click()
  await item.click()
}
