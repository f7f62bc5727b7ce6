import { AxeBuilder } from "@axe-core/playwright"
import { expect, test, type Page } from "@playwright/test"
import { addToCart, checkOut, fillAddress, openCard, searchFromHome, seeAwaitingPayment, submitOrder } from "../pages/shop-pages.js"
import { hangzhou, variantWithBenefit, product } from "./doors/buyer.js"

/** No violation of weight; the message names rule and element. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze()
  const heavy = violations.filter(({ impact }) => impact === "serious" || impact === "critical")
  expect(heavy.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`)).toEqual([])
}

test("home, product, cart, checkout and order can be used by everybody", async ({ page }) => {
  const { card, item } = await variantWithBenefit(1)
  const variant = (await product(card.handle)).variants.find(({ id }) => id === item.variant_id)
  await page.goto("/")
  await expectAccessible(page)
  await searchFromHome(page, card.title)
  await expectAccessible(page)
  await openCard(page, card.title)
  await expectAccessible(page)
  await addToCart(page, variant?.title ?? "", 1)
  await page.goto("/cart")
  await expectAccessible(page)
  await checkOut(page, [card.cooperative.name])
  await expectAccessible(page)
  await fillAddress(page, hangzhou)
  await submitOrder(page)
  await seeAwaitingPayment(page)
  await expectAccessible(page)
})

for (const javaScriptEnabled of [true, false]) {
  test(`a wrong mobile number is said beside its field, ${javaScriptEnabled ? "with" : "without"} JavaScript, and what was typed stays`, async ({ browser }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
    const { card, item } = await variantWithBenefit(1)
    const variant = (await product(card.handle)).variants.find(({ id }) => id === item.variant_id)
    await page.goto(`/goods/${card.handle}`)
    await addToCart(page, variant?.title ?? "", 1)
    await checkOut(page, [card.cooperative.name])
    await fillAddress(page, { ...hangzhou, mobile: "12805710001" })
    await submitOrder(page)
    const mobile = page.getByLabel("手机号")
    await expect(mobile).toHaveAttribute("aria-invalid", "true")
    await expect(page.getByText("手机号应是 11 位数字，以 13 到 19 开头。")).toBeVisible()
    await expect(mobile).toHaveValue("12805710001")
    await expect(page.getByLabel("详细地址")).toHaveValue(hangzhou.detail)
    await expect(page.getByLabel("区县", { exact: true })).toHaveValue(hangzhou.district_code)
    await page.context().close()
  })
}
