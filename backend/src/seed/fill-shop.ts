import { mkdir, rename, writeFile } from "node:fs/promises"
import path from "node:path"
import { renderPictures } from "../artwork/render-pictures"
import { openIndex, rebuildIndex } from "../workflows/catalogue/rebuild-index"
import { writeLotStock } from "../workflows/lot/write-lot-stock"
import { deliverLots, everyHousehold, registerHouseholds, signAgreements } from "./beneficiaries"
import { openCooperatives } from "./cooperatives"
import { openFreight } from "./freight"
import { everyOffer } from "./goods/every-offer"
import { fillShelf, putOnSale } from "./goods-on-shelf"
import { openLogins, type DemoLogin } from "./logins"
import { openMarket } from "./market"
import { openPromotions } from "./promotions"
import type { Seeding } from "./seeding"

/** Where the demo's key and logins are written, and where pictures live. */
export interface SeedPlaces { readonly filesDir: string; readonly demoDataFile: string | undefined }

async function writeDemoData(file: string, data: { publishable_key: string; logins: readonly DemoLogin[] }): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(`${file}.part`, JSON.stringify(data, null, 2))
  await rename(`${file}.part`, file)
}

/** Fills an empty, half-filled or full shop with the demo's goods, sellers and households; only what is missing is made. */
export async function fillShop(seeding: Seeding, { filesDir, demoDataFile }: SeedPlaces): Promise<void> {
  const { say } = seeding
  const market = await openMarket(seeding)
  say("market: CNY, Alipay, one sales channel")
  const places = await openCooperatives(seeding, everyOffer, market.salesChannelId)
  const logins = await openLogins(seeding, places)
  if (demoDataFile) await writeDemoData(demoDataFile, { publishable_key: market.publishableKey, logins })
  say(`logins: ${logins.length}`)
  const drawing = renderPictures(path.join(filesDir, "pictures"), everyOffer.flatMap((offer) => offer.products.map((product) => ({ name: product.handle, county: offer.county, drawing: product.drawing }))))
  await openIndex(seeding.container)
  const options = await openFreight(seeding, places)
  say(`cooperatives: ${places.length}, new shipping options: ${options}`)
  const shelf = await fillShelf(seeding, places)
  const products = await putOnSale(seeding, places, shelf, market)
  const homes = everyHousehold(everyOffer)
  say(`households: ${await registerHouseholds(seeding, homes)}`)
  const lots = await deliverLots(seeding, places, shelf, homes)
  await writeLotStock(seeding.container, [...shelf.values()])
  const agreements = await signAgreements(seeding, places, shelf, products, homes)
  say(`new lots: ${lots}, new agreements: ${agreements}`)
  await openPromotions(seeding, (everyOffer[0]?.products ?? []).map((product) => products.get(product.handle) ?? ""))
  const { drawn, kept } = await drawing
  say(`pictures drawn: ${drawn}, already there: ${kept}`)
  await rebuildIndex(seeding.container)
  say("search index rebuilt")
}
