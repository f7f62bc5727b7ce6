/** What a sender is told when something about an agreement is refused, by the refusal's code (409). */
export const agreementWords: Readonly<Record<string, string>> = {
  stale_version: "记录已被别人修改，请刷新后再试",
  wrong_state: "现在的状态不允许这样做",
  evidence_missing: "请先上传签好的协议再提交",
  beneficiaries_missing: "没有批次的商品要写明受益农户",
  weights_are_deliveries: "有批次的商品按交货量分配，不另列农户名单",
  same_person: "第二位审核人不能是第一位，请由另一位工作人员办理",
  second_approver_missing: "比例在 1% 到 60% 之外，或按数量计价，生效前需要第二位审核人",
  scope_fixed: "已生效的协议不能换商品或批次，请另立协议",
  period_over: "协议的期限已过，请退回修改日期",
  agreement_overlaps: "同一商品或批次在这段时间已有按单分成的协议",
  benefit_exceeds_price: "按现价出售时，约定的金额超过了售价所能承担的部分",
  unit_unclear: "这件商品由几种货品组成，按数量计的金额不知按哪一种算",
  rates_exceed_price: "协议比例与平台费率之和超过了售价",
}
