/** Words of the programme console. Measures are defined as the ledger defines them. */
export const consoleZhCn = {
  console: { title: "项目管理台", report: "报表", proposals: "商品审核", orders: "订单", entries: "分录", settlements: "结算", fees: "费率", role_county: "县级", role_prefecture: "州级", role_office: "项目办", role_operator: "平台运营" },
  measure: { gmv_fen: "成交额", refunds_fen: "退款", net_sales_fen: "净销售额", linked_sales_fen: "联农销售额", benefit_accrued_fen: "计提", benefit_paid_fen: "已兑付", households: "户数", orders: "订单" },
  measure_help: {
    gmv_fen: "已收款订单的货款合计，扣除合作社承担的优惠，不含运费。按收款当天（北京时间）计入。", refunds_fen: "退款中的货款部分，不含运费。按退款成功当天计入，不改动原来的日期。", net_sales_fen: "成交额减去退款。",
    linked_sales_fen: "净销售额中，下单时已有联农协议的部分。", benefit_accrued_fen: "归农户的收益，已减去退款冲回的部分。计提不等于已到账。", benefit_paid_fen: "已凭付款凭证发到农户手中的收益。",
    households: "期内净计提大于 0 的农户，去重计数。同一户可能出现在多个县或合作社的商品里，各行相加不等于合计。", orders: "期内有收款的订单数。",
  },
  report: {
    title: "联农报表", period: "统计期间", period_from: "开始日期", period_to: "结束日期", county: "县（市）", county_all: "全部县（市）", cooperative: "合作社", cooperative_all: "全部合作社", this_month: "本月", last_month: "上月", last_30: "近 30 天", this_year: "今年",
    matches: "与逐笔分录重算一致", mismatch: "汇总与逐笔分录重算不一致", mismatch_help: "以下数字在对账完成前请勿对外使用。左为汇总，右为由分录逐笔重算。", mismatch_rows: "分表与逐笔分录重算不一致，请勿使用本表。", measure: "指标", rollup: "汇总", recomputed: "重算", difference: "差额", unexplained: "五项指标逐项相同，但服务端报告不一致，请联系技术支持核查。",
    head: "账本链首", head_sequence: "第 {{sequence}} 笔", checkpoint: "最近签名检查点", checkpoint_none: "尚无签名检查点", checkpoint_at: "第 {{sequence}} 笔 · {{time}}", measures: "五项指标与户数、订单", households_note: "户数为去重计数，各行不可相加", orders_behind: "查看{{measure}}背后的订单", map: "各县（市）", map_measure: "着色指标", map_hint: "点选一个县（市）即可筛选", map_clear: "取消筛选", map_tile: "{{county}},{{measure}} {{value}}", by_county: "按县（市）", by_cooperative: "按合作社", chart: "合作社对比", chart_label: "{{measure}}最高的合作社条形图，数字见下表", empty: "这段时间没有入账的订单。换一个期间，或取消筛选。", low: "低", high: "高", scope: "您的账号只看 {{county}}",
  },
  order: { title: "订单明细", number: "订单号", day: "入账日", entries: "查看订单 {{number}} 的分录", total: "共 {{count}} 个订单", back: "返回报表", empty: "这个条件下没有订单。", unknown: "无订单收款" },
  entry: {
    title: "账本分录", search: "来源编号", search_hint: "订单号、支付机构对象号或退款号", look: "查询", empty: "没有找到这个来源的分录。未付款的订单不会有分录。", start: "输入来源编号，查看它在账本中的每一笔。", back: "返回订单明细", sequence: "第 {{sequence}} 笔", occurred: "发生", recorded: "入账", source: "来源", order: "订单", hash: "本笔校验值", previous: "前一笔校验值", postings: "分录行", account: "科目", debit: "借", credit: "贷", party: "归属", line: "订单行", balanced: "借贷平衡，合计 ¥0.00", unbalanced: "借贷不平，差 {{amount}}", snapshot: "下单时冻结的联农快照", 
    kinds: { sale: "成交", refund: "退款", unapplied_receipt: "未关联收款", unapplied_refund: "未关联收款退回", reversal: "冲正", settlement: "结算", receivable: "转合作社应收", offset: "抵扣", payout: "兑付", advance: "预付", evidence: "佐证", period_benefit: "期间收益", dispute_opened: "争议冻结", dispute_won: "争议胜诉", dispute_lost: "争议败诉", dispute_fee: "争议手续费" },
    accounts: { clearing: "待清算货款", platform_promotion: "平台让利", household_benefit: "农户收益", commission: "平台服务费", cooperative: "合作社货款", cooperative_freight: "合作社运费", unapplied_receipts: "未关联收款", cooperative_compensation: "合作社赔付", carrier_compensation: "承运商赔付", platform_compensation: "平台赔付", household_payable: "应付农户", cooperative_payable: "应付合作社", cooperative_receivable: "应收合作社", household_advance: "预付农户", advance_funding: "合作社垫付", paid_out: "已兑付款", period_benefit: "期间收益", period_paid: "期间已付", disputed: "争议中款项", dispute_loss: "争议损失", dispute_fees: "争议手续费" },
  },
  proposal: {
    title: "商品审核", proposed: "待审核", published: "已上架", rejected: "已退回", empty_proposed: "没有待审核的商品。", empty: "没有这个状态的商品。", open: "查看 {{title}}", approve: "通过并上架", reject: "退回", reason: "退回原因", reason_hint: "4–200 个字。合作社会看到这段话，请写清要改什么", reason_needed: "退回原因须为 4–200 个字", confirm_reject: "确认退回", cancel: "取消", approved: "《{{title}}》已上架", returned: "《{{title}}》已退回", by: "{{cooperative}} · {{county}}", waiting_since: "{{day}} 提交", preview: "商品预览", story: "商品故事", variants: "规格", 
  },
}
