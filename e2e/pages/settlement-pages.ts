import { expect, type Page } from "@playwright/test"
import { button, goTo } from "./admin-pages.js"

/** Staff: previews what a cooperative's payable parcels come to, and freezes it. @returns the batch's id */
export async function freezeBatch(page: Page, cooperative: string): Promise<string> {
  await goTo(page, "结算")
  await chooseCooperative(page, cooperative)
  await button(page, "预览").click()
  await expect(page.getByText("预览不写入任何东西。")).toBeVisible()
  await button(page, "冻结这个批次").click()
  await expect(page).toHaveURL(/\/console\/settlements\/[^/?]+$/)
  return page.url().split("/").pop() ?? ""
}

/** By typing its name; a list that arrives meanwhile closes the choice once, so it is opened again until it holds. */
async function chooseCooperative(page: Page, name: string): Promise<void> {
  const choice = page.getByRole("combobox", { name: "合作社", exact: true })
  await expect(async () => {
    await choice.fill(name)
    await page.locator(".ant-select-item-option-content").filter({ visible: true }).getByText(name, { exact: true }).click({ timeout: 2_000 })
    await expect(page.locator(".freeze-cooperative")).toContainText(name, { timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
}

/** Staff: the list is with whoever pays. */
export async function markInstructed(page: Page): Promise<void> {
  await button(page, "标为已下发").click()
  await page.locator(".ant-popover").getByRole("button").last().click()
  await expect(page.getByText("已下发", { exact: true })).toBeVisible()
}

/** Says why, that it is for oneself, and takes the file. @returns its name */
export async function takeFile(page: Page, name: string, reason: string): Promise<string> {
  await page.getByRole("button", { name }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("下载用途").fill(reason)
  await dialog.getByRole("checkbox").check()
  const arriving = page.waitForEvent("download")
  await button(dialog, "下载").click()
  return (await arriving).suggestedFilename()
}

/** A figure of a batch as it is shown, by its key in the contract. */
export const batchFigure = (page: Page, key: string) => page.locator(`[data-figure="${key}"] dd`)

/** Member, on a phone: into one's own batch. */
export async function openOwnBatch(page: Page, id: string): Promise<void> {
  await goTo(page, "结算")
  await page.locator(`a[href$="/workbench/settlements/${id}"]`).first().click()
  await expect(page.getByRole("heading", { name: "付给农户" })).toBeVisible()
}

interface Proof { name: string; mimeType: string; buffer: Buffer }

/** Member: a voucher for everybody unpaid. @returns the one sentence that was confirmed */
export async function uploadVoucher(page: Page, proof: Proof, paidOn: string): Promise<string> {
  await page.getByRole("link", { name: "上传付款凭证" }).click()
  await expect(page.getByText("金额来自结算批次，不用也不能填写。")).toBeVisible()
  await page.getByLabel("付款日期").fill(paidOn)
  await page.getByLabel("付款凭证").setInputFiles(proof)
  await expect(page.getByText(`已上传 ${proof.name}`)).toBeVisible()
  await page.getByRole("button", { name: "下一步：核对" }).click()
  const sentence = await page.locator(".confirm-sentence").innerText()
  await page.getByRole("button", { name: "确认，记下来" }).click()
  await expect(page.getByText(/^已记下：向 \d+ 户兑付/)).toBeVisible()
  await page.getByRole("button", { name: "回到批次" }).or(page.getByRole("link", { name: "回到批次" })).first().click()
  return sentence
}

export interface HouseholdLink { household_id: string; url: string }

/** Member: links for everybody who can confirm a step, as the page received them. */
export async function makeLinks(page: Page, step: "acknowledged" | "received", batchId: string): Promise<HouseholdLink[]> {
  await page.goto(`/workbench/settlements/${batchId}/links?step=${step}`)
  const arriving = page.waitForResponse((response) => response.url().endsWith("/confirmation-links") && response.request().method() === "POST")
  await page.getByRole("button", { name: /生成 \d+ 户的链接/ }).click()
  const { links } = (await (await arriving).json()) as { links: HouseholdLink[] }
  await expect(page.getByText(`已生成 ${links.length} 个链接`)).toBeVisible()
  await expect(page.locator("img.qr")).toHaveCount(links.length)
  return links
}
