import { createHash } from "node:crypto"
import { QueryFailedError, type DataSource, type EntityManager } from "typeorm"
import type { LotContribution, LotMovement, NewLot } from "./lot"
import { decideCorrection, findCorrections, proposeCorrection, type CorrectionAsked, type CorrectionDecision, type CorrectionFilter, type LotCorrection } from "./lot-corrections"
import { findDraws, findLotRecords, findMovements, findShares, type DrawRecord, type LotFilter, type LotRecord, type LotShare, type MovementRecord, type Page } from "./lot-record"
import { LotRefused, lotRefusalOf } from "./lot-refused"
import { findRuleOf, type LotRule, type RuleAsked } from "./lot-rule"
import { insertLotWithin, insertMovement } from "./lot-store"
import { findShelfStock, type ShelfStock } from "./shelf-stock"

/** `key` is the sender's own word for this one movement. */
export type MovementAsked = Omit<LotMovement, "id" | "correctionId" | "movesStock"> & { key: string }

/** Lots as their cooperatives record them and staff read them (LEDGER 18). What may not be is refused by the database itself. */
export class LotBook {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** A cooperative's number names one lot: the same contents again are the same lot. @throws LotRefused `lot_number_taken`, ContributionsMissing */
  async record(lot: NewLot): Promise<{ id: string }> {
    const digest = digestOf(lot)
    try {
      return await this.within((manager) => insertLotWithin(manager, lot, digest))
    } catch (error) {
      if (!isUniqueViolation(error, "lot_number_of_cooperative")) throw error
      const [found] = await (await this.source()).query<{ id: string; request_digest: string | null }[]>("select id, request_digest from benefit.lot where cooperative_id = $1 and number = $2", [lot.cooperativeId, lot.number])
      if (!found || found.request_digest !== digest) throw new LotRefused("lot_number_taken", `${lot.cooperativeId} has another lot ${lot.number}`)
      return { id: found.id }
    }
  }

  /** Deliveries to a lot nobody has bought from; what a household delivered before in the same quantity is left as it is. @throws LotRefused `lot_frozen`, `household_in_lot` */
  async contribute(lotId: string, contributions: readonly LotContribution[]): Promise<void> {
    await this.within(async (manager) => {
      const before = new Map((await findShares(manager, lotId)).map((share) => [share.householdId, share.baseUnits]))
      for (const c of [...contributions].sort((a, b) => (a.householdId < b.householdId ? -1 : 1))) {
        const delivered = before.get(c.householdId)
        if (delivered === c.baseUnits) continue
        if (delivered !== undefined) throw new LotRefused("household_in_lot", `${c.householdId} delivered ${delivered} to ${lotId}`)
        await manager.query("select benefit.contribute($1, $2, $3, $4, $5)", [lotId, c.householdId, c.baseUnits.toString(), c.kind, c.villageCode])
      }
    }).catch((error: unknown) => {
      throw isUniqueViolation(error, "lot_contribution_pkey") ? new LotRefused("household_in_lot", `a household delivered to ${lotId} before`) : error
    })
  }

  /** The same key with the same facts is the same movement. @throws LotRefused `lot_exhausted`, `key_reused` */
  async move(asked: MovementAsked): Promise<{ id: string }> {
    const { key, ...movement } = asked
    const id = `mov_${createHash("sha256").update(`${movement.lotId}/${key}`).digest("hex").slice(0, 32)}`
    try {
      return await this.within((manager) => insertMovement(manager, { ...movement, id, movesStock: true }))
    } catch (error) {
      const before = (await this.movements(movement.lotId)).find((one) => one.id === id)
      if (!before) throw error
      if (before.kind !== movement.kind || before.baseUnits !== movement.baseUnits || before.orderId !== (movement.orderId ?? null)) throw new LotRefused("key_reused", `${id} is a ${before.kind} of ${before.baseUnits}`)
      return { id }
    }
  }

  async list(filter: LotFilter, page: Page): Promise<{ lots: LotRecord[]; total: number }> {
    return findLotRecords((await this.source()).manager, filter, page)
  }

  /** Null when unknown. */
  async find(id: string): Promise<LotRecord | null> {
    return (await this.list({ ids: [id] }, { page: 1, pageSize: 1 })).lots[0] ?? null
  }

  async shares(lotId: string): Promise<LotShare[]> {
    return findShares((await this.source()).manager, lotId)
  }

  async movements(lotId: string): Promise<MovementRecord[]> {
    return findMovements((await this.source()).manager, lotId)
  }

  async draws(lotId: string, page: Page): Promise<{ draws: DrawRecord[]; total: number }> {
    return findDraws((await this.source()).manager, lotId, page)
  }

  async corrections(filter: CorrectionFilter, page: Page): Promise<{ corrections: LotCorrection[]; total: number }> {
    return findCorrections((await this.source()).manager, filter, page)
  }

  /** @throws LotRefused `wrong_state` while another correction of the lot waits */
  async proposeCorrection(asked: CorrectionAsked): Promise<LotCorrection> {
    return this.correction(await this.within((manager) => proposeCorrection(manager, asked)))
  }

  /** @throws LotRefused `stale_version`, `wrong_state`, `same_person`, `lot_exhausted` */
  async decideCorrection(asked: CorrectionDecision): Promise<LotCorrection> {
    await this.within((manager) => decideCorrection(manager, asked))
    return this.correction(asked.id)
  }

  /** The rule that a sale of a lot would stand under on a day: its own, its goods' or one of their products'. */
  async ruleOf(asked: RuleAsked): Promise<LotRule | null> {
    return findRuleOf((await this.source()).manager, asked)
  }

  async shelfStock(inventoryItemIds?: readonly string[]): Promise<ShelfStock[]> {
    return findShelfStock((await this.source()).manager, inventoryItemIds)
  }

  private async correction(id: string): Promise<LotCorrection> {
    const [found] = (await this.corrections({ ids: [id] }, { page: 1, pageSize: 1 })).corrections
    if (!found) throw new Error(`no correction ${id}`)
    return found
  }

  private async within<Answer>(work: (manager: EntityManager) => Promise<Answer>): Promise<Answer> {
    try {
      return await (await this.source()).transaction(work)
    } catch (error) {
      throw lotRefusalOf(error)
    }
  }
}

/** Tells a repeated delivery note from another one under the same number. */
function digestOf({ id: _id, recordedBy: _by, evidence, ...lot }: NewLot): string {
  const contributions = [...lot.contributions].sort((a, b) => (a.householdId < b.householdId ? -1 : 1)).map((c) => [c.householdId, c.baseUnits.toString()])
  return createHash("sha256").update(JSON.stringify([lot.number, lot.inventoryItemId, lot.harvestDate, lot.baseUnit, contributions, lot.certificate ?? null, evidence?.evidenceId ?? null])).digest("hex")
}

const isUniqueViolation = (error: unknown, constraint: string): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string; constraint?: string }).code === "23505" && (error.driverError as { constraint?: string }).constraint === constraint
