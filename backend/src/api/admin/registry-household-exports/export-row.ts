import { countyOf } from "@qianhang/shared/regions"
import { kindNames, type MaskedHousehold } from "../../../modules/registry"

export const exportHeadings = ["县市代码", "县市", "户编号", "村代码", "村名", "户主姓名", "联系电话", "银行账号", "农户类型", "状态起始日", "状态终止日", "家庭人口"]

/** One household as a row, in the columns that the import reads. */
export const exportRow = (home: MaskedHousehold): string[] => [
  home.countyCode, countyOf(home.countyCode)?.name ?? "", home.householdCode, home.villageCode, home.villageName, home.name ?? "", home.phone ?? "", home.bankAccount ?? "",
  kindNames[home.kind], home.statusFrom ?? "", home.statusTo ?? "", String(home.memberCount ?? ""),
]
