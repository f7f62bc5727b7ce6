import type { MedusaContainer } from "@medusajs/framework/types"
import type { PublicLot } from "@qianhang/shared/contracts"
import { shanghaiDay, SMALLEST_SHOWN_GROUP } from "@qianhang/shared/ledger"
import { countyOf } from "@qianhang/shared/regions"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitService, type LotRecord } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"
import { readGraph } from "../checkout/read-graph"
import { cooperativeNames } from "../settlement/batch-answers"

/** More cooperatives than ever use one number. */
const MOST = 20

const itemRow = z.object({ id: z.string(), title: z.string().nullish(), variants: z.array(z.object({ product_id: z.string() }).nullish()).nullish() })
type Goods = { title: string; productIds: string[] }

/**
 * What a label's number stands for, whatever became of its cooperative (decision 0016): what was sold stays traceable. Small groups are
 * withheld (decision 0018); names are asked of the register anew each time.
 */
export async function traceLots(container: MedusaContainer, number: string, nowMs: number): Promise<PublicLot[]> {
  const { lots } = await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.list({ number }, { page: 1, pageSize: MOST })
  if (lots.length === 0) return []
  const [names, goods] = await Promise.all([cooperativeNames(container, lots.map((lot) => lot.cooperativeId)), goodsOf(container, lots)])
  return Promise.all(lots.map((lot) => trace(container, lot, { cooperative: names.get(lot.cooperativeId)?.name ?? lot.certificate?.promiser ?? "", goods: goods.get(lot.inventoryItemId), day: shanghaiDay(nowMs) })))
}

async function trace(container: MedusaContainer, lot: LotRecord, { cooperative, goods, day }: { cooperative: string; goods: Goods | undefined; day: string }): Promise<PublicLot> {
  const { lotBook } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const counted = lot.households >= SMALLEST_SHOWN_GROUP
  const agreement = await lotBook.ruleOf({ lotId: lot.id, inventoryItemId: lot.inventoryItemId, productIds: goods?.productIds ?? [], day })
  const householdIds = counted ? (await lotBook.shares(lot.id)).map((share) => share.householdId) : []
  return {
    number: lot.number, goods: lot.certificate?.product ?? goods?.title ?? lot.number, cooperative: { name: cooperative }, county: { code: lot.countyCode, name: countyOf(lot.countyCode)?.name ?? lot.countyCode },
    village: counted ? lot.villageName : null, harvest_date: lot.harvestDate, base_unit: lot.baseUnit, quantity: counted && lot.frozen ? Number(lot.delivered) : null, households: counted ? lot.households : null, fewer_than_five: !counted,
    named: await container.resolve<RegistryService>(REGISTRY_MODULE).publishedNames(householdIds, day),
    certificate: lot.certificate && { number: lot.certificate.number, product: lot.certificate.product, origin: counted ? lot.certificate.origin : (countyOf(lot.countyCode)?.name ?? ""), issued_on: lot.certificate.issuedOn, promiser: lot.certificate.promiser },
    agreement,
  }
}

async function goodsOf(container: MedusaContainer, lots: readonly LotRecord[]): Promise<Map<string, Goods>> {
  const rows = await readGraph(container, itemRow, { entity: "inventory_item", fields: ["id", "title", "variants.product_id"], filters: { id: [...new Set(lots.map((lot) => lot.inventoryItemId))] } })
  return new Map(rows.map((row) => [row.id, { title: row.title ?? "", productIds: [...new Set((row.variants ?? []).flatMap((variant) => variant?.product_id ?? []))].sort() }]))
}
