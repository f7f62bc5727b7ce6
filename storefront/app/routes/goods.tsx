import { useTranslation } from "react-i18next"
import type { Route } from "./+types/goods"
import { findGoods } from "../api/catalogue.server"
import { shopConfig } from "../api/config.server"
import { orPage } from "../api/transport.server"
import { headTags, type PageHead } from "../components/page-head"
import { GoodsWall } from "../components/product-card"
import { FacetBar } from "../features/goods/facet-bar"
import { listingFrom, listingPath } from "../features/goods/listing-address"
import { NothingFound } from "../features/goods/nothing-found"
import { PageLinks } from "../features/goods/page-links"
import { translateFor } from "../texts/language.server"

export async function loader({ request }: Route.LoaderArgs) {
  const t = await translateFor(request)
  const listing = listingFrom(new URL(request.url).searchParams)
  const found = orPage(await findGoods({
    q: listing.q, county: listing.county, category: listing.category, sort: listing.sort, page: String(listing.page),
    ...(listing.inSeason ? { in_season: "true" } : {}),
  }))
  const title = listing.q ? t("goods.title_query", { q: listing.q }) : t("goods.title")
  const head: PageHead = {
    title: `${title} · ${t("shop.name")}`, description: t("shop.description"), hidden: Boolean(listing.q),
    canonical: `${shopConfig().storefrontUrl}${listingPath({ ...listing, q: "", sort: "relevance" }, { page: listing.page })}`,
  }
  return { head, title, listing, found }
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

export default function Goods({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { listing, found, title } = loaderData
  return (
    <div className="page pt-5">
      <header className="flex flex-wrap items-baseline gap-x-4">
        <h1 className="text-[22px] lg:text-[28px]">{title}</h1>
        <p role="status" className="text-sm text-muted">{t("goods.count", { count: found.total })}</p>
      </header>
      {found.degraded ? <p role="alert" className="mt-2 rounded-lg bg-mist px-3 py-2 text-sm">{t("goods.degraded")}</p> : null}
      <FacetBar listing={listing} facets={found.facets} />
      <div className="pt-1">
        <h2 className="sr-only">{t("nav.goods")}</h2>
        {found.products.length > 0 ? <GoodsWall cards={found.products} eager={2} /> : <NothingFound listing={listing} />}
        <PageLinks listing={listing} pages={Math.ceil(found.total / found.page_size)} />
      </div>
    </div>
  )
}
