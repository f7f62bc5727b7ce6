import type { Refusal } from "@qianhang/shared/contracts"

type Words = Pick<Refusal, "code" | "message"> & { fields?: Refusal["fields"] }

/** What rooms below HTTP refuse although the sender did nothing wrong: by the error's name, what the sender is told (409). */
export const expectedConflicts: Readonly<Partial<Record<string, Words>>> = {
  CooperativeMoved: { code: "stale_version", message: "记录已被别人修改，请刷新后再试" },
  StepImpossible: { code: "wrong_state", message: "现在的状态不允许这样做" },
  RecommenderApproves: { code: "same_person", message: "推荐人不能自己审批，请由另一位工作人员办理" },
  LicenceMissing: { code: "licence_missing", message: "所需证照缺失或已过期，补齐后才能通过" },
  CooperativeExists: { code: "cooperative_exists", message: "已有合作社使用这个统一社会信用代码或网址名" },
  HouseholdChangedMeanwhile: { code: "stale_version", message: "这条记录刚被别人修改过，请刷新后再试" },
  HouseholdRegisteredTwice: { code: "household_registered_twice", message: "这户农户已经登记过了" },
  HouseholdErased: { code: "household_erased", message: "这户农户的个人信息已经删除，不能恢复" },
  ErasureNotConfirmed: { code: "erasure_not_confirmed", message: "输入的户编号不一致，没有删除", fields: { household_code: "erasure_not_confirmed" } },
  MembershipOverlaps: { code: "membership_overlaps", message: "这户农户在这段时间已经是该合作社社员" },
  MembershipNotRunning: { code: "membership_not_running", message: "这段社员关系已经结束" },
  BeneficiaryNotAMember: { code: "not_a_member", message: "名单里有农户在协议生效那天不是本社社员", fields: { beneficiaries: "not_a_member" } },
  CooperativeNotApproved: { code: "cooperative_not_approved", message: "合作社现在不是“已准入”状态，暂时不能提交协议" },
  NotAMember: { code: "not_a_member", message: "名单里有农户在采收那天不是本社社员", fields: { contributions: "not_a_member" } },
  ImportInOtherState: { code: "wrong_state", message: "这次导入现在的状态不允许这样做" },
  ImportHasErrors: { code: "import_has_errors", message: "表格里还有错误，改正后请重新上传" },
  ImportReportStale: { code: "stale_report", message: "核对结果已更新，请看过新的核对结果再确认" },
  RegisterMoved: { code: "register_changed", message: "核对之后登记已有变化，请重新核对" },
  ImportErased: { code: "report_erased", message: "核对报告已过保存期，已经删除" },
  DaysUnlawful: { code: "days_unlawful", message: "日期前后不符，请检查" },
}
