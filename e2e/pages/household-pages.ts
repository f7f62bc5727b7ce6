import { expect, type Page } from "@playwright/test"

/** A household's own page: its one amount, as large as it is shown. */
export async function openLink(page: Page, url: string): Promise<string> {
  await page.goto(url)
  return page.locator("[data-amount]").innerText()
}

/** 情况属实 or 钱已收到. */
export async function sayYes(page: Page, words: "情况属实，我确认" | "钱已收到"): Promise<void> {
  await page.getByRole("button", { name: words }).click()
  await expect(page.getByRole("heading", { name: "记下了，谢谢您" })).toBeVisible()
}

/** 不对: one more page asks what. */
export async function sayNo(page: Page, reason: string): Promise<void> {
  await page.getByRole("link", { name: /不对/ }).click()
  await page.getByRole("button", { name: reason }).click()
  await expect(page.getByText("工作人员会核实，再联系您。")).toBeVisible()
}

/** Unknown, used, ended and expired links all say this. */
export async function expectEnded(page: Page, url: string): Promise<void> {
  const answer = await page.goto(url)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole("heading", { name: "这个链接打不开了" })).toBeVisible()
}
