import type { BatchFigures as Figures } from "@qianhang/shared/contracts"
import i18next from "i18next"
import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { beforeAll, expect, it } from "vitest"
import { zhCn } from "../messages/zh-cn"
import { BatchFigures } from "./batch-figures"

const figures: Figures = {
  parcels: 31, orders: 28, households: 12, sales_fen: "1250000", refunds_fen: "50000", commission_fen: "60000", benefit_fen: "144000", goods_fen: "996000", freight_fen: "9000", compensation_fen: "0",
  advances_fen: "20544", benefit_payable_fen: "123456", receivable_before_fen: "12000", offset_fen: "12000", receivable_after_fen: "0", cooperative_payable_fen: "1025544", cooperative_net_fen: "1013544",
}
beforeAll(() => i18next.init({ lng: "zh-CN", resources: { "zh-CN": { translation: zhCn } }, interpolation: { escapeValue: false } }))

it("an accountant reads each account with its signs, and the signs are said aloud too", () => {
  const page = renderToStaticMarkup(<I18nextProvider i18n={i18next}><BatchFigures figures={figures} /></I18nextProvider>).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ")
  for (const line of ["减 退款 ¥500.00", "净销售额 ¥12,000.00", "减 交货时已付 ¥205.44", "本批应兑付 ¥1,234.56", "加 运费 ¥90.00", "减 抵扣往期应收 ¥120.00", "应付合作社 ¥10,135.44"]) expect(page).toContain(line)
  expect(page).not.toContain("赔付")
  expect(page).toContain("农户的钱不收回")
})
