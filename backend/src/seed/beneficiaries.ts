import sharp from "sharp"
import { BENEFIT_MODULE, type BenefitService, type NewAgreement } from "../modules/benefit"
import type { PreviewLine } from "../modules/benefit/door"
import { REGISTRY_MODULE, type RegistryService } from "../modules/registry"
import type { SellingPlace } from "./cooperatives"
import type { OfferedAgreement, OfferingCooperative } from "./goods/offer"
import type { Shelf } from "./goods-on-shelf"
import { contributionsOf, demoHouseholds, type DemoHousehold, householdsOf } from "./people"
import type { Seeding } from "./seeding"

/** Holds from before the oldest lot was delivered. */
const EFFECTIVE_FROM = "2022-01-01"
/** What the platform takes of every sale: 5 %. */
const COMMISSION_BPS = 500

/** Households of every cooperative, numbered through. */
export function everyHousehold(offers: readonly OfferingCooperative[]): Map<string, DemoHousehold[]> {
  const homes = new Map<string, DemoHousehold[]>()
  let next = 1
  for (const offer of offers) {
    const own = demoHouseholds(offer, next)
    next += own.length
    homes.set(offer.handle, own)
  }
  return homes
}

/** Registers the demo households that are not registered yet; answers how many there are. */
export async function registerHouseholds({ container }: Seeding, homes: ReadonlyMap<string, DemoHousehold[]>): Promise<number> {
  const registry = container.resolve<RegistryService>(REGISTRY_MODULE)
  const all = [...homes.values()].flat()
  const known = new Set((await registry.householdsByIds(all.map((home) => home.id))).map((row) => row.id))
  await registry.createHouseholds(all.filter((home) => !known.has(home.id)).map((home) => home.registered))
  return all.length
}

/** Writes what is not written yet. Ids are fixed, so a second writing of the same one is refused by the database and found here beforehand. */
export async function deliverLots({ container }: Seeding, places: readonly SellingPlace[], shelf: Shelf, homes: ReadonlyMap<string, DemoHousehold[]>): Promise<number> {
  const benefit = container.resolve<BenefitService>(BENEFIT_MODULE)
  const known = new Set((await benefit.lots({ inventoryItemIds: [...shelf.values()] })).map((lot) => lot.number))
  let written = 0
  for (const { offer, cooperativeId } of places) {
    for (const [key, item] of Object.entries(offer.items)) {
      for (const lot of item.lots ?? []) {
        if (known.has(lot.number)) continue
        await benefit.addLot({
          id: `lot_demo_${lot.number.toLowerCase().replaceAll("-", "_")}`, number: lot.number, inventoryItemId: shelf.get(key) ?? "", cooperativeId, countyCode: offer.county, villageName: lot.village,
          harvestDate: lot.harvestDate, baseUnit: item.unit, contributions: contributionsOf(lot, homes.get(offer.handle) ?? []),
          certificate: { number: `HGZ-DEMO-${lot.number}`, product: item.title, origin: `${offer.name.slice(0, 3)}${lot.village}`, issuedOn: lot.harvestDate, promiser: offer.name },
        })
        written += 1
      }
    }
  }
  return written
}

function agreementOf(place: SellingPlace, id: string, scope: NewAgreement["scope"], offered: OfferedAgreement, homes: readonly DemoHousehold[]): NewAgreement {
  const named = offered.village ? householdsOf(homes, offered.village, offered.households ?? 0) : []
  return {
    id, mechanism: offered.mechanism, rateBps: offered.rateBps, cooperativeId: place.cooperativeId, countyCode: place.offer.county, scope, villageName: offered.village, rule: offered.rule,
    effectiveFrom: EFFECTIVE_FROM,
    ...(named.length > 0 ? { beneficiaries: named.map((home) => ({ householdId: home.id, weight: 1n, kind: home.kind, villageCode: home.villageCode })) } : {}),
  }
}

type Wanted = { agreement: NewAgreement; probe: PreviewLine }

/** A line that only this agreement could cover: asked of the door, it tells whether the agreement stands already. */
function probeOf(place: SellingPlace, agreement: NewAgreement): PreviewLine {
  const { scope } = agreement
  const components = scope.kind === "inventory_item" ? [{ inventoryItemId: scope.id, baseUnitsPerUnit: 1 }] : []
  return { variantId: scope.id, productId: scope.id, category: "craft", countyCode: place.offer.county, cooperativeId: place.cooperativeId, unitPriceFen: 10_000n, components }
}

function everyAgreement(place: SellingPlace, shelf: Shelf, products: ReadonlyMap<string, string>, homes: readonly DemoHousehold[]): Wanted[] {
  const ofItems = Object.entries(place.offer.itemAgreements ?? {}).map(([key, offered]) => agreementOf(place, `agr_demo_${key.replaceAll("-", "_")}`, { kind: "inventory_item", id: shelf.get(key) ?? "" }, offered, homes))
  const ofProducts = place.offer.products.flatMap((product) => (product.agreement ? [agreementOf(place, `agr_demo_${product.handle.replaceAll("-", "_")}`, { kind: "product", id: products.get(product.handle) ?? "" }, product.agreement, homes)] : []))
  return [...ofItems, ...ofProducts].map((agreement) => ({ agreement, probe: probeOf(place, agreement) }))
}

/** Agreements for lots (by inventory item) and for goods without lots (by product), and the platform's commission. Lots must be delivered before. */
export async function signAgreements({ container }: Seeding, places: readonly SellingPlace[], shelf: Shelf, products: ReadonlyMap<string, string>, homes: ReadonlyMap<string, DemoHousehold[]>): Promise<number> {
  const benefit = container.resolve<BenefitService>(BENEFIT_MODULE)
  const wanted = places.flatMap((place) => everyAgreement(place, shelf, products, homes.get(place.offer.handle) ?? []))
  const seen = await benefit.previewBenefit(wanted.map(({ probe }) => probe))
  if (seen.every((preview) => preview.commissionFen === 0n)) await benefit.createCommissionRule({ id: "com_demo_platform", cooperativeId: null, rateBps: COMMISSION_BPS, effectiveFrom: EFFECTIVE_FROM })
  const missing = wanted.filter((_, at) => seen[at]?.agreement === null)
  const papers = await demoPapers(container, places.filter((place) => missing.some(({ agreement }) => agreement.cooperativeId === place.cooperativeId)))
  for (const { agreement } of missing) await benefit.createAgreement({ ...agreement, ...papers.get(agreement.cooperativeId) })
  return missing.length
}

/** A sheet of paper for every cooperative that signs: a private file like any other agreement's. */
async function demoPapers(container: Seeding["container"], places: readonly SellingPlace[]): Promise<Map<string, Pick<NewAgreement, "paper">>> {
  const bytes = await sharp({ create: { width: 620, height: 877, channels: 3, background: "#fbfaf6" } }).png().toBuffer()
  const { evidence } = container.resolve<RegistryService>(REGISTRY_MODULE)
  const papers = new Map<string, Pick<NewAgreement, "paper">>()
  for (const { cooperativeId, offer } of places) {
    const { id, digest } = await evidence.store({ bytes, fileName: "演示协议.png", purpose: "agreement", owner: { cooperativeId, countyCode: offer.county }, actor: "seed" })
    papers.set(cooperativeId, { paper: { evidenceId: id, proof: digest } })
  }
  return papers
}
