import { randomBytes } from "node:crypto"
import type { DataSource, EntityManager } from "typeorm"
import { feeRuleRefusalOf } from "../commission/fee-rules"
import type { CommissionRule } from "./agreement"
import { AgreementTable, BeneficiaryTable, CommissionTable, type AgreementRow, type BeneficiaryRow, type CommissionRow } from "./tables"

/** The rules that hold on one day for a set of scopes and cooperatives, read in one go. */
export type RulesOfDay = { agreements: readonly AgreementRow[]; beneficiaries: readonly BeneficiaryRow[]; commissions: readonly CommissionRow[] }

/** Writes what the platform takes of a sale; `cooperativeId: null` is the rule for everyone without one of their own. @throws HandoverRefused `rule_overlaps`, `rates_exceed_price` */
export async function insertCommissionRule(source: DataSource, rule: CommissionRule): Promise<{ id: string }> {
  const id = rule.id ?? `com_${randomBytes(10).toString("hex")}`
  const row = { id, cooperative_id: rule.cooperativeId, category: rule.category ?? null, rate_bps: rule.rateBps, effective_from: rule.effectiveFrom, effective_to: rule.effectiveTo ?? null }
  try {
    await source.getRepository(CommissionTable).insert(row)
    return { id }
  } catch (error) {
    throw feeRuleRefusalOf(error)
  }
}

/** Reads the rules that hold on an Asia/Shanghai day. */
export async function findRules(manager: EntityManager, asked: { day: string; scopeIds: readonly string[] }): Promise<RulesOfDay> {
  const holds = "effective_from <= :day and (effective_to is null or effective_to > :day)"
  const commissions = await manager.getRepository(CommissionTable).createQueryBuilder("c").where(holds, { day: asked.day }).getMany()
  if (asked.scopeIds.length === 0) return { agreements: [], beneficiaries: [], commissions }
  const agreements = await manager.getRepository(AgreementTable).createQueryBuilder("a").where(holds, { day: asked.day }).andWhere("scope_id in (:...ids)", { ids: asked.scopeIds }).getMany()
  const ids = agreements.map((agreement) => agreement.id)
  const beneficiaries = ids.length === 0 ? [] : await manager.getRepository(BeneficiaryTable).createQueryBuilder("b").where("agreement_id in (:...ids)", { ids }).orderBy("household_id").getMany()
  return { agreements, beneficiaries, commissions }
}

/** The most specific commission of a line: cooperative and category, cooperative, category, everyone; rule `none` at 0 where none was written. */
export function commissionOf(rules: RulesOfDay, line: { cooperativeId: string; category: string }): { ruleId: string; rateBps: number } {
  const scopes: [string | null, string | null][] = [[line.cooperativeId, line.category], [line.cooperativeId, null], [null, line.category], [null, null]]
  const rule = scopes.map(([cooperative, category]) => rules.commissions.find((one) => one.cooperative_id === cooperative && one.category === category)).find((found) => found !== undefined)
  return rule ? { ruleId: rule.id, rateBps: rule.rate_bps } : { ruleId: "none", rateBps: 0 }
}
