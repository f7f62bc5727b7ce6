/** What a sender is told when something after the sale is refused, by the refusal's code (409). */
export const afterSaleWords: Readonly<Record<string, string>> = {
  not_paid: "这笔订单没有已入账的付款，不能退款",
  wrong_state: "现在的状态不允许这样做",
  stale_version: "记录已被别人修改，请刷新后再试",
  refund_exceeds_remainder: "超过了还能退的金额或数量，请刷新后再填",
  idempotency_key_reused: "这个请求编号已经用于另一笔退款",
  window_over: "已超过可以申请的时间",
  not_returnable: "生鲜或定制商品不支持无理由退货；如有破损，请申请破损赔付",
  more_than_bought: "超过了买到或还能退的数量，请核对",
  not_correctable: "这条分录不能手工更正：只能更正退款分录，收款以支付机构为准",
  unlawful: "更正不符合记账规则：明细合计须等于退款金额，且不超过还能退的部分",
  same_person: "提出的人不能自己审批，请由另一位工作人员办理",
}
