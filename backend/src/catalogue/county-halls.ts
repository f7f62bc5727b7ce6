import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { CountyHall } from "@qianhang/shared/contracts"
import { counties } from "@qianhang/shared/regions"
import { readPublicImpact } from "./public-impact"
import { countyCopy } from "./county-copy"
import { ShortCache } from "./short-cache"

type Row = { county: string; products: string; cooperatives: string }

const COUNTS = `
  select p.metadata->>'county_code' as county, count(distinct p.id) as products, count(distinct c.id) as cooperatives
  from product p
  join cooperative_cooperative_product_product l on l.product_id = p.id and l.deleted_at is null
  join cooperative c on c.id = l.cooperative_id and c.deleted_at is null and c.state = 'approved'
  where p.status = 'published' and p.deleted_at is null and p.thumbnail is not null
  group by 1`

const NO_BENEFIT = { households: 0, benefit_accrued_fen: "0", benefit_paid_fen: "0" }

const halls = new ShortCache<CountyHall[]>(30_000, 1)

async function makeHalls(container: MedusaContainer): Promise<CountyHall[]> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: Row[] }>(COUNTS)
  const counted = new Map(rows.map((row) => [row.county, row]))
  const benefits = new Map((await readPublicImpact(container)).by_county.map(({ code, households, benefit_accrued_fen, benefit_paid_fen }) => [code, { households, benefit_accrued_fen, benefit_paid_fen }]))
  return counties.map((county) => ({
    ...county,
    products: Number(counted.get(county.code)?.products ?? 0),
    cooperatives: Number(counted.get(county.code)?.cooperatives ?? 0),
    ...countyCopy[county.code],
    benefit: benefits.get(county.code) ?? NO_BENEFIT,
  }))
}

/** All 16 county halls with what each is known for and how much of it is on sale now. */
export const countyHalls = (container: MedusaContainer): Promise<CountyHall[]> => halls.read("all", () => makeHalls(container))

/** Called when a cooperative has just come into the shop or left it. */
export const forgetCountyHalls = (): void => halls.clear()
