import { expect, test } from "@playwright/test"
import { hangzhou, product, variantWithBenefit } from "./doors/buyer.js"
import { recon } from "./doors/recon.js"
import { shop } from "./doors/shop.js"
import { addToCart, checkOut, fillAddress, seeAwaitingPayment, submitOrder } from "../pages/shop-pages.js"

test("a buyer who changes his mind before paying calls the order off, without JavaScript, and the goods are on the shelf again", async ({ browser }) => {
  const { item, card: { handle } } = await variantWithBenefit(4)
  const left = async () => (await product(handle)).variants.find(({ id }) => id === item.variant_id)
  const before = await left()
  const page = await (await browser.newContext({ baseURL: shop.storefrontUrl, locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 360, height: 740 }, javaScriptEnabled: false })).newPage()
  await page.goto(`/goods/${handle}`)
  await addToCart(page, before?.title ?? "", 2)
  await checkOut(page, [])
  await fillAddress(page, hangzhou)
  await submitOrder(page)
  await seeAwaitingPayment(page)
  await expect.poll(async () => (await left())?.available).toBe((before?.available ?? 0) - 2)
  await page.getByText("取消订单", { exact: true }).click()
  await page.getByRole("button", { name: "确认取消" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "已取消" })).toBeVisible()
  await expect(page.getByText("这笔订单没有付款，已经取消，没有扣钱。")).toBeVisible()
  await expect(page.getByRole("button", { name: "去支付" })).toHaveCount(0)
  await expect.poll(left).toEqual(before)
  const books = await recon()
  expect(books.green, books.report).toBe(true)
})
