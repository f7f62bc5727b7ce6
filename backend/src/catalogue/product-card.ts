import type { ProductCard } from "@qianhang/shared/contracts"
import type { Availability } from "./availability"
import { lineOf, type BenefitPreviews } from "./benefit-lines"
import type { GoodsDocument } from "./goods-document"
import { pictureLinks } from "./picture-links"
import { inSeason } from "./season"

/** What is true of goods only now. */
export type Live = { availability: Map<string, Availability>; benefit: BenefitPreviews; at: Date; baseUrl: string }

/** One card of a list: the document's lasting facts and the stock, season and benefit of this moment. */
export function productCard(document: GoodsDocument, live: Live): ProductCard {
  return {
    id: document.id, handle: document.handle, title: document.title, subtitle: document.subtitle, category: document.category,
    county: { code: document.county_code, name: document.county_name },
    cooperative: { id: document.cooperative_id, name: document.cooperative_name },
    picture: pictureLinks(document.picture, document.title, live.baseUrl),
    price_from_fen: String(document.price_from_fen),
    unit_label: document.unit_label,
    in_season: inSeason(document.season_months, live.at),
    season_label: document.season_label,
    in_stock: [...live.availability.values()].some((variant) => variant.productId === document.id && variant.available > 0),
    benefit: lineOf(live.benefit.get(document.from_variant_id)),
  }
}
