import { expect, test } from "@playwright/test"
import { approveProposal, logIn, openProductForm, proposeProduct, typeProduct } from "../pages/admin-pages.js"
import { catalogue, rawProduct } from "./doors/buyer.js"
import { memberLogins, productsOf, staffLogin, tokenOf } from "./doors/house.js"
import { plainPicture } from "./doors/picture.js"
import { shop } from "./doors/shop.js"
import { twoCyclesMs, until } from "./doors/until.js"

test("a cooperative's new product is in the shop once a staff member approved it, and not before", async ({ browser, page }) => {
  const [login] = memberLogins()
  if (!login) throw new Error("no cooperative has a demo login")
  const title = `山坡野生杨梅干 ${Date.now() % 1_000_000}`
  const member = await (await browser.newContext({ baseURL: shop.adminUrl })).newPage()
  await logIn(member, "member", login)
  await openProductForm(member)
  await typeProduct(member, { title, category: "果干蜜饯", story: "七月里上山摘的野杨梅，晒三天，不放糖精。\n\n寨里六户人家一起做。", variant: "250g 袋装", price: "39.90", stock: "120", picture: { buffer: plainPicture(), name: "picture.png", mimeType: "image/png" } })
  await proposeProduct(member)
  await expect(member.getByText("已提交审核", { exact: false }).first()).toBeVisible()
  const proposed = (await productsOf(await tokenOf("member", login))).find((each) => each.title === title)
  expect(proposed).toMatchObject({ status: "proposed", variants: [{ price_fen: "3990", stock: 120 }] })
  expect((await rawProduct(proposed?.handle ?? "")).status).toBe(404)
  expect((await catalogue({ q: title })).map((card) => card.title)).not.toContain(title)

  const staff = await (await browser.newContext({ baseURL: shop.adminUrl, viewport: { width: 1280, height: 900 } })).newPage()
  await logIn(staff, "staff", staffLogin())
  await approveProposal(staff, title)
  await until(() => rawProduct(proposed?.handle ?? ""), ({ status }) => status === 200, twoCyclesMs())
  await until(() => catalogue({ q: title }), (cards) => cards.some((card) => card.title === title), twoCyclesMs())
  await page.goto(`/goods?q=${encodeURIComponent(title)}`)
  await expect(page.getByRole("main").getByRole("link", { name: title, exact: true })).toBeVisible()
  await page.goto(`/goods/${proposed?.handle}`)
  await expect(page.getByText("39", { exact: false }).first()).toBeVisible()
  await expect(page.getByRole("button", { name: "加入购物车" })).toBeEnabled()
  for (const each of [member, staff]) await each.context().close()
})
