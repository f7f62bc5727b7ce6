import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type Batch, type BatchShare, type BenefitService } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"
import { csvFile } from "../../sheets/write-csv"
import { xlsxFile, XLSX_TYPE } from "../../sheets/write-xlsx"
import { yuanOf } from "../payment/yuan"

export type SheetFormat = "xlsx" | "csv"
export type SheetFile = { bytes: Buffer; fileName: string; mediaType: string }
type Row = (string | number | null)[]

const STATES = { received: "已收款确认", paid: "已兑付", acknowledged: "已确认", open: "待兑付" } as const

/** The batch's households and amounts, masked: to read and to sign, not to pay from. */
export async function payoutList(container: MedusaContainer, batch: Batch, format: SheetFormat): Promise<SheetFile> {
  const shares = await container.resolve<BenefitService>(BENEFIT_MODULE).handover.batches.shares(batch.id)
  const masked = new Map((await container.resolve<RegistryService>(REGISTRY_MODULE).householdsByIds(shares.map((share) => share.householdId))).map((household) => [household.id, household]))
  const rows = shares.map((share, index): Row => {
    const household = masked.get(share.householdId)
    return [index + 1, household?.householdCode ?? "", household?.name ?? "", household?.villageName ?? "", household?.bankAccount ?? "", yuanOf(share.settledFen), yuanOf(share.paidFen), stateOf(share)]
  })
  const total: Row = ["合计", "", "", "", `${shares.length} 户`, yuanOf(sumOf(shares, (share) => share.settledFen)), yuanOf(sumOf(shares, (share) => share.paidFen)), ""]
  return fileOf([["序号", "户编号", "姓名", "村", "账户", "应付（元）", "已付（元）", "状态"], ...rows, total], `兑付清单-${batch.number}`, format)
}

/**
 * Names and accounts in full of everybody still unpaid, with a control total, for whoever pays: the platform itself holds
 * and moves nothing (LEDGER 24). Households without an account are listed apart and counted apart. The reason goes into
 * the register's access log before anything is opened. Null when nobody is unpaid. @throws ReasonNamesSomebody
 */
export async function bankFile(container: MedusaContainer, batch: Batch, asked: { format: SheetFormat; reason: string; actor: string }): Promise<SheetFile | null> {
  const shares = (await container.resolve<BenefitService>(BENEFIT_MODULE).handover.batches.shares(batch.id)).filter((share) => share.payableFen > 0n)
  if (shares.length === 0) return null
  const accounts = await container.resolve<RegistryService>(REGISTRY_MODULE).payoutAccounts.open(shares.map((share) => share.householdId), { actor: asked.actor, reason: asked.reason, countyCode: batch.countyCode })
  const byId = new Map(accounts.map((account) => [account.householdId, account]))
  const payable = shares.filter((share) => byId.get(share.householdId)?.bankAccount)
  const apart = shares.filter((share) => !byId.get(share.householdId)?.bankAccount)
  const line = (share: BatchShare, index: number): Row => {
    const account = byId.get(share.householdId)
    return [index + 1, account?.householdCode ?? "", account?.name ?? "", account?.bankAccount ?? "", yuanOf(share.payableFen), `黔杭集市联农收益 ${batch.number}`]
  }
  const rows: Row[] = [
    ["序号", "户编号", "户名", "账号", "金额（元）", "附言"],
    ...payable.map(line),
    ["控制合计", "", "", `${payable.length} 笔`, yuanOf(sumOf(payable, (share) => share.payableFen)), ""],
    ...(apart.length === 0 ? [] : [["以下农户没有登记银行账户，请另行兑付", "", "", "", "", ""], ...apart.map(line), ["另行兑付合计", "", "", `${apart.length} 户`, yuanOf(sumOf(apart, (share) => share.payableFen)), ""]]),
  ]
  return fileOf(rows, `银行代发-${batch.number}`, asked.format)
}

async function fileOf(rows: readonly Row[], name: string, format: SheetFormat): Promise<SheetFile> {
  if (format === "csv") return { bytes: Buffer.from(csvFile(rows), "utf8"), fileName: `${name}.csv`, mediaType: "text/csv; charset=utf-8" }
  return { bytes: await xlsxFile(rows, "兑付"), fileName: `${name}.xlsx`, mediaType: XLSX_TYPE }
}

const sumOf = (shares: readonly BatchShare[], pick: (share: BatchShare) => bigint): bigint => shares.reduce((sum, share) => sum + pick(share), 0n)

function stateOf(share: BatchShare): string {
  if (share.received) return STATES.received
  if (share.payableFen === 0n && share.paidFen > 0n) return STATES.paid
  return share.acknowledged ? STATES.acknowledged : STATES.open
}
