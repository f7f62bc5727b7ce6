import { expect, test, type Browser, type Page } from "@playwright/test"
import { batchHousehold, cooperativeSettlementDoors, type BatchHousehold, type ProductDetail } from "@qianhang/shared/contracts"
import { expectAccessible, expectFitsAtTwice } from "../pages/accessible.js"
import { batchFigure, freezeBatch, makeLinks, markInstructed, openOwnBatch, takeFile, uploadVoucher } from "../pages/settlement-pages.js"
import { button, goTo, logIn, openReport, readReport, seeParcel, shipParcel } from "../pages/admin-pages.js"
import { expectEnded, openLink, sayNo, sayYes } from "../pages/household-pages.js"
import { addToCart, awaitOnOrder, checkOut, fillAddress, seeAwaitingPayment, submitOrder } from "../pages/shop-pages.js"
import { field, told } from "./doors/ask.js"
import { catalogue, hangzhou, product } from "./doors/buyer.js"
import { askAs, cooperativeOf, memberLogins, shanghaiToday, staffLogin, tokenOf } from "./doors/house.js"
import { letWindowPass } from "./doors/hold.js"
import { yuan } from "./doors/money.js"
import { plainPicture } from "./doors/picture.js"
import { recon } from "./doors/recon.js"
import { shop, type Login } from "./doors/shop.js"
import { standIn } from "./doors/stand-in.js"
import { twoCyclesMs, until } from "./doors/until.js"

const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 900 }

interface Trade { seller: Login; cooperative: { id: string; name: string }; detail: ProductDetail; variant: ProductDetail["variants"][number] }

/** A good under an agreement of a cooperative whose accountant can log in, and which has no batch yet: one day holds one. */
async function chooseTrade(): Promise<Trade> {
  for (const seller of memberLogins()) {
    const token = await tokenOf("member", seller)
    const cooperative = await cooperativeOf(token)
    if (told(cooperativeSettlementDoors.list.answer, await askAs(token, "/cooperative/settlements")).total > 0) continue
    for (const card of await catalogue()) {
      if (card.cooperative.id !== cooperative.id || !card.in_stock || !card.benefit) continue
      const detail = await product(card.handle)
      const variant = detail.variants.find(({ available }) => available >= 3)
      if (variant) return { seller, cooperative, detail, variant }
    }
  }
  throw new Error("no cooperative with a demo login has a good under an agreement and no batch")
}

async function open(browser: Browser, baseURL: string, viewport: { width: number; height: number }, javaScriptEnabled = true): Promise<Page> {
  return (await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", baseURL, viewport, javaScriptEnabled, acceptDownloads: true })).newPage()
}

/** Bought and paid without JavaScript. @returns the order and its payment at the provider */
async function buy(page: Page, { detail, variant }: Trade): Promise<{ orderId: string; intentId: string }> {
  await page.goto(`/goods/${detail.handle}`)
  await addToCart(page, variant.title, 2)
  await checkOut(page, [detail.cooperative.name])
  await fillAddress(page, hangzhou)
  await submitOrder(page)
  const orderId = await seeAwaitingPayment(page)
  await page.getByRole("button", { name: "去支付" }).click()
  await expect(page).toHaveURL(/\/alipay\//)
  const intentId = /\/alipay\/([^/?]+)/.exec(page.url())?.[1] ?? ""
  await page.getByRole("button", { name: "同意付款" }).click()
  await awaitOnOrder(page, orderId, "这笔订单的受益记录", twoCyclesMs())
  return { orderId, intentId }
}

async function householdsOf(member: string, batchId: string): Promise<BatchHousehold[]> {
  return told({ parse: (body) => batchHousehold.array().parse(field(body, "households")) }, await askAs(member, `/cooperative/settlements/${batchId}/households?page_size=100`))
}

test("a sale reaches the household's hand: signed, settled, paid with a voucher from a phone, confirmed without JavaScript; a later refund is the cooperative's to bear", async ({ browser }) => {
  test.setTimeout(420_000)
  const trade = await chooseTrade()
  const memberToken = await tokenOf("member", trade.seller)
  const buyer = await open(browser, shop.storefrontUrl, phone, false)
  const member = await open(browser, shop.adminUrl, phone)
  const staff = await open(browser, shop.adminUrl, desk)
  const household = await open(browser, shop.storefrontUrl, phone, false)

  const { orderId, intentId } = await buy(buyer, trade)
  await logIn(member, "member", trade.seller)
  await seeParcel(member, orderId)
  const tracking = `SF${Date.now()}`
  await shipParcel(member, "顺丰速运", tracking)
  await awaitOnOrder(buyer, orderId, tracking, twoCyclesMs())
  await buyer.getByText("确认收货", { exact: true }).click()
  await buyer.getByRole("button", { name: "货已收到，确认收货" }).click()
  await expect(buyer.getByText("已签收").first()).toBeVisible()
  await letWindowPass(orderId)

  await logIn(staff, "staff", staffLogin())
  await openReport(staff)
  const before = await readReport(staff)
  const batchId = await freezeBatch(staff, trade.cooperative.name)
  await expectAccessible(staff)
  await markInstructed(staff)
  expect(await takeFile(staff, "银行文件（完整账号）", "向本批次农户付款")).toMatch(/\.xlsx$/)

  const owed = await householdsOf(memberToken, batchId)
  const asked = await makeLinks(member, "acknowledged", batchId)
  expect(asked.map(({ household_id }) => household_id).sort()).toEqual(owed.map(({ household_id }) => household_id).sort())
  const [first] = asked
  const own = owed.find(({ household_id }) => household_id === first?.household_id)
  if (!first || !own) throw new Error("the batch names no household")
  expect(await openLink(household, first.url)).toBe(yuan(own.settled_fen))
  for (const other of owed.filter(({ name }) => name !== own.name)) if (other.name) await expect(household.getByText(other.name)).toHaveCount(0)
  await expectReadable(browser, first.url)
  await sayYes(household, "情况属实，我确认")
  await expectEnded(household, first.url)

  member.on("dialog", (dialog) => void dialog.accept())
  await member.goto("/workbench/settlements")
  await openOwnBatch(member, batchId)
  await expectAccessible(member)
  const payable = await batchFigure(member, "benefit_payable_fen").innerText()
  const sentence = await uploadVoucher(member, { name: "银行回单.png", mimeType: "image/png", buffer: plainPicture() }, shanghaiToday())
  expect(sentence).toBe(`确认已向 ${owed.length} 户兑付 ${payable}，凭证 1 份`)
  await expect(member.getByText("已兑付", { exact: true }).first()).toBeVisible()

  const after = await readReportAgain(staff)
  expect(yuan(String(BigInt(after.benefit_paid_fen) - BigInt(before.benefit_paid_fen)))).toBe(payable)
  expect(after.matches).toBe(true)
  await awaitOnOrder(buyer, orderId, "这笔订单的受益记录", twoCyclesMs())
  await expect(buyer.locator("dt").getByText("已兑付", { exact: true }).locator("xpath=following-sibling::dd[1]")).toHaveText(payable)

  const paid = await makeLinks(member, "received", batchId)
  const [thanks, complaint] = paid
  if (!thanks) throw new Error("nobody can confirm the money")
  await openLink(household, thanks.url)
  await sayYes(household, "钱已收到")
  if (complaint) {
    await openLink(household, complaint.url)
    await sayNo(household, "没有收到钱")
    await expectEnded(household, complaint.url)
    await goTo(staff, "结算")
    await expect(staff.getByText("没有收到钱").first()).toBeVisible()
  }
  const hands = await householdsOf(memberToken, batchId)
  expect(hands.find(({ household_id }) => household_id === thanks.household_id)).toMatchObject({ paid: true, received: true })

  await standIn.refundAtDashboard(intentId, "100")
  const list = await until(async () => told(cooperativeSettlementDoors.list.answer, await askAs(memberToken, "/cooperative/settlements")), ({ receivable_fen }) => receivable_fen !== "0", twoCyclesMs())
  await member.goto("/workbench/settlements")
  await expect(member.getByRole("heading", { name: `合作社待抵扣 ${yuan(list.receivable_fen)}` })).toBeVisible()
  expect(await householdsOf(memberToken, batchId)).toEqual(hands)
  expect((await readReportAgain(staff)).matches).toBe(true)
  const books = await recon()
  expect(books.green, books.report).toBe(true)
  for (const page of [buyer, member, staff, household]) await page.context().close()
})

/** The household's page needs no script; the checker does, so it reads the page in a browser of its own. */
async function expectReadable(browser: Browser, url: string): Promise<void> {
  const reader = await open(browser, shop.storefrontUrl, phone)
  await openLink(reader, url)
  await expectAccessible(reader)
  await expectFitsAtTwice(reader)
  await reader.context().close()
}

async function readReportAgain(staff: Page) {
  await goTo(staff, "报表")
  await expect(staff.getByText(/与逐笔分录重算一致/).first()).toBeVisible()
  return readReport(staff)
}

test("a household's page keeps its secret: never stored, never sent on, never indexed, and a wrong token reads like a used one", async ({ browser }) => {
  const page = await open(browser, shop.storefrontUrl, phone, false)
  const answer = await page.goto("/c/AAAAAAAAAAAAAAAAAAAAAA")
  expect(answer?.status()).toBe(404)
  const headers = (await answer?.allHeaders()) ?? {}
  expect(headers["cache-control"]).toBe("no-store")
  expect(headers["referrer-policy"]).toBe("no-referrer")
  expect(headers["x-robots-tag"]).toContain("noindex")
  await expect(page.locator("script")).toHaveCount(0)
  await expect(page.getByRole("link")).toHaveCount(0)
  const unknown = await page.content()
  await page.goto("/c/not-a-token")
  expect((await page.content()).replaceAll(/nonce="[^"]*"/g, "")).toBe(unknown.replaceAll(/nonce="[^"]*"/g, ""))
  await expect(button(page, "情况属实，我确认")).toHaveCount(0)
  await page.context().close()
})
