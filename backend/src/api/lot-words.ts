/** What a sender is told when something about a lot is refused, by the refusal's code (409). */
export const lotWords: Readonly<Record<string, string>> = {
  lot_number_taken: "本社已有同号批次，内容不同；请换一个批次号",
  lot_frozen: "这个批次已经有人下单，交货明细不能再改",
  household_in_lot: "名单里有农户已在这个批次交过货，请另开批次",
  lot_exhausted: "批次余量不足",
  key_reused: "这条登记已经用于另一笔出入库",
  not_returned: "退回数量超过这笔订单从本批次发出的数量",
  wrong_state: "现在的状态不允许这样做",
  stale_version: "记录已被别人修改，请刷新后再试",
  same_person: "提出的人不能自己审批，请由另一位工作人员办理",
}
