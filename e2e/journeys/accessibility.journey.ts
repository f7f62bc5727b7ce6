import { expect, test } from "@playwright/test"
import { expectAccessible, expectFitsAtTwice } from "../pages/accessible.js"
import { addToCart, checkOut, fillAddress, openCard, searchFromHome, seeAwaitingPayment, submitOrder } from "../pages/shop-pages.js"
import { hangzhou, variantWithBenefit, product } from "./doors/buyer.js"

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

test("the fee rules and a household's page that opens nothing can be used by everybody, at 200 % as well", async ({ page }) => {
  await page.goto("/fee-rules")
  await expectAccessible(page)
  await page.goto("/c/AAAAAAAAAAAAAAAAAAAAAA")
  await expectAccessible(page)
  await expectFitsAtTwice(page)
})
