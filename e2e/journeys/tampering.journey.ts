import { expect, test } from "@playwright/test"
import { logIn, openReport, readReport } from "../pages/admin-pages.js"
import { benefitOf, placeOrder, variantWithBenefit } from "./doors/buyer.js"
import { askDatabase } from "./doors/database.js"
import { shanghaiToday, staffLogin } from "./doors/house.js"
import { recon } from "./doors/recon.js"
import { shop } from "./doors/shop.js"
import { standIn } from "./doors/stand-in.js"
import { twoCyclesMs, until } from "./doors/until.js"

/** Adds fen to one rolled-up row of today, as somebody with the database in hands could. */
const alterRollup = (fen: number) => askDatabase("update benefit.sales_day set gmv_fen = gmv_fen + $1 where ctid = (select ctid from benefit.sales_day where day = $2 order by product_id limit 1)", [fen, shanghaiToday()])

test("one rolled-up row altered by a fen: the report's two sets differ, the page says so, RECON is red", async ({ browser }) => {
  const order = await placeOrder([(await variantWithBenefit(1)).item])
  await standIn.approve(order.intentId)
  await until(() => benefitOf(order), ({ recorded }) => recorded, twoCyclesMs())
  const page = await (await browser.newContext({ baseURL: shop.adminUrl, viewport: { width: 1280, height: 900 } })).newPage()
  await logIn(page, "staff", staffLogin())
  await openReport(page)
  await alterRollup(1)
  try {
    const altered = await readReport(page)
    expect(altered.matches).toBe(false)
    expect(BigInt(altered.gmv_fen) - BigInt(altered.recomputed?.gmv_fen ?? 0)).toBe(1n)
    await expect(page.getByRole("alert").filter({ hasText: "汇总与逐笔分录重算不一致" })).toContainText("¥0.01")
    expect((await recon()).green).toBe(false)
  } finally {
    await alterRollup(-1)
  }
  expect((await readReport(page)).matches).toBe(true)
  await expect(page.getByText("与逐笔分录重算一致").first()).toBeVisible()
  await page.context().close()
})
