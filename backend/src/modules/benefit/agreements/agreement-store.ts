import { randomBytes } from "node:crypto"
import { QueryFailedError, type DataSource, type EntityManager } from "typeorm"
import { AgreementOverlaps, AgreementUnknown, BeneficiariesMissing, RatesExceedPrice, type CommissionRule, type NewAgreement } from "./agreement"
import { AgreementTable, BeneficiaryTable, CommissionTable, type AgreementRow, type BeneficiaryRow, type CommissionRow } from "./tables"

/** The rules that hold on one day for a set of scopes and cooperatives, read in one go. */
export type RulesOfDay = { agreements: readonly AgreementRow[]; beneficiaries: readonly BeneficiaryRow[]; commissions: readonly CommissionRow[] }

/**
 * Writes an agreement, or the next version of one. The database refuses overlaps and rates above the price.
 * @throws AgreementOverlaps, RatesExceedPrice, AgreementUnknown, BeneficiariesMissing
 */
export async function insertAgreement(source: DataSource, agreement: NewAgreement): Promise<{ id: string; version: number }> {
  const scope = `${agreement.scope.kind} ${agreement.scope.id}`
  const beneficiaries = agreement.beneficiaries ?? []
  if (agreement.scope.kind === "product" && beneficiaries.length === 0) throw new BeneficiariesMissing(scope)
  try {
    return await source.transaction(async (manager) => {
      const id = agreement.replaces ?? agreement.id ?? `agr_${randomBytes(10).toString("hex")}`
      const version = agreement.replaces ? await endNewestVersion(manager, agreement.replaces, agreement.effectiveFrom) : 1
      await manager.insert(AgreementTable, rowOf(agreement, id, version))
      if (beneficiaries.length > 0) await manager.insert(BeneficiaryTable, beneficiaries.map((b) => ({ agreement_id: id, version, household_id: b.householdId, weight: b.weight, kind: b.kind, village_code: b.villageCode })))
      return { id, version }
    })
  } catch (error) {
    throw refusalOf(error, scope, agreement.rateBps)
  }
}

/** Writes what the platform takes of a sale; `cooperativeId: null` is the rule for everyone without one of their own. */
export async function insertCommissionRule(source: DataSource, rule: CommissionRule): Promise<{ id: string }> {
  const id = rule.id ?? `com_${randomBytes(10).toString("hex")}`
  const row = { id, cooperative_id: rule.cooperativeId, category: rule.category ?? null, rate_bps: rule.rateBps, effective_from: rule.effectiveFrom, effective_to: rule.effectiveTo ?? null }
  try {
    await source.getRepository(CommissionTable).insert(row)
    return { id }
  } catch (error) {
    throw refusalOf(error, `commission of ${rule.cooperativeId ?? "everyone"}`, rule.rateBps)
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

async function endNewestVersion(manager: EntityManager, agreementId: string, lastDay: string): Promise<number> {
  const newest = await manager.getRepository(AgreementTable).findOne({ where: { id: agreementId }, order: { version: "DESC" } })
  if (!newest) throw new AgreementUnknown(agreementId)
  await manager.update(AgreementTable, { id: agreementId, version: newest.version }, { effective_to: lastDay })
  return newest.version + 1
}

function rowOf(agreement: NewAgreement, id: string, version: number): AgreementRow {
  return {
    id,
    version,
    mechanism: agreement.mechanism,
    rate_bps: agreement.rateBps,
    cooperative_id: agreement.cooperativeId,
    county_code: agreement.countyCode,
    scope_kind: agreement.scope.kind,
    scope_id: agreement.scope.id,
    village_name: agreement.villageName ?? null,
    rule: agreement.rule,
    evidence: agreement.evidence ?? "documented",
    effective_from: agreement.effectiveFrom,
    effective_to: agreement.effectiveTo ?? null,
  }
}

function refusalOf(error: unknown, scope: string, rateBps: number): unknown {
  if (!(error instanceof QueryFailedError)) return error
  const { code } = error.driverError as { code?: string }
  if (code === "23B02") return new AgreementOverlaps(scope)
  if (code === "23B03") return new RatesExceedPrice(rateBps)
  return error
}
