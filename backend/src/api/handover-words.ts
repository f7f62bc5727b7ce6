/** What a sender is told when something on benefit's way to the hand is refused, by the refusal's code (409). */
export const handoverWords: Readonly<Record<string, string>> = {
  wrong_state: "现在的状态不允许这样做",
  stale_version: "记录已被别人修改，请刷新后再试",
  same_person: "提出的人不能自己审批，请由另一位工作人员办理",
  nothing_to_settle: "截至这一天，没有可以结算的包裹",
  parcels_held_back: "到期的包裹都有未结的退货或赔付申请，办结后再结算",
  period_settled: "这一天已经结算过，请选择之后的日期",
  already_paid: "名单里有农户已经兑付，请刷新后重新选择",
  evidence_used: "这份凭证已经用于另一笔记录",
  not_a_contributor: "名单里有农户没有向这个批次交货",
  unknown_household: "名单里有农户不在这个批次里",
  rule_overlaps: "同一范围在这段时间已有费率",
  rates_exceed_price: "费率与联农协议的比例之和超过了售价",
}
