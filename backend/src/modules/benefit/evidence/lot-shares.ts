import type { EntityManager } from "typeorm"

/** What one household delivered to one lot, and what a batch settled it for that lot, in fen. */
export type LotShare = { lotId: string; number: string; inventoryItemId: string; product: string | null; harvestDate: string; baseUnit: "g" | "ml" | "piece"; baseUnits: bigint; benefitFen: bigint }

type Row = { lot_id: string; number: string; inventory_item_id: string; product: string | null; harvest_date: string; base_unit: LotShare["baseUnit"]; base_units: string; benefit: string }

/** A household's lots in a batch, oldest harvest first. Goods without lots are not here. */
export async function lotSharesOf(manager: EntityManager, batchId: string, householdId: string): Promise<LotShare[]> {
  const rows = await manager.query<Row[]>(
    `select l.id as lot_id, l.number, l.inventory_item_id, l.certificate_product as product, l.harvest_date::text as harvest_date, l.base_unit,
       coalesce((select sum(c.base_units) from benefit.lot_contribution c where c.lot_id = l.id and c.household_id = $2), 0) as base_units, -sum(p.amount_fen) as benefit
     from benefit.entry e join benefit.posting p using (sequence) join benefit.lot l on l.id = p.lot_id
     where e.kind in ('settlement', 'receivable') and e.handover is not null and (e.handover::jsonb ->> 'batchId') = $1 and p.household_id = $2 and p.account in ('household_payable', 'household_advance')
     group by l.id having sum(p.amount_fen) <> 0 order by l.harvest_date, l.id`,
    [batchId, householdId],
  )
  return rows.map((row) => ({
    lotId: row.lot_id, number: row.number, inventoryItemId: row.inventory_item_id, product: row.product, harvestDate: row.harvest_date, baseUnit: row.base_unit, baseUnits: BigInt(row.base_units), benefitFen: BigInt(row.benefit),
  }))
}
