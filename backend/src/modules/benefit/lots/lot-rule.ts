import type { SaleMechanism } from "@qianhang/shared/contracts"
import type { EntityManager } from "typeorm"
import { findRules } from "../agreements/agreement-store"

/** `day`: Asia/Shanghai. */
export type RuleAsked = { lotId: string; inventoryItemId: string; productIds: readonly string[]; day: string }
export type LotRule = { mechanism: SaleMechanism; rule: string }

/** The narrowest scope decides, as it does for a sale (LEDGER 19). */
export async function findRuleOf(manager: EntityManager, { lotId, inventoryItemId, productIds, day }: RuleAsked): Promise<LotRule | null> {
  const scopes = [["lot", lotId], ["inventory_item", inventoryItemId], ...productIds.map((id) => ["product", id] as const)] as const
  const { agreements } = await findRules(manager, { day, scopeIds: scopes.map(([, id]) => id) })
  for (const [kind, id] of scopes) {
    const found = agreements.find((agreement) => agreement.scope_kind === kind && agreement.scope_id === id)
    if (found) return { mechanism: found.mechanism, rule: found.rule }
  }
  return null
}
