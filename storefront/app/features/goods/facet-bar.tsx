import { category as categoryShape, type CataloguePage } from "@qianhang/shared/contracts"
import { counties } from "@qianhang/shared/regions"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { hasFilters, listingPath, sorts, type Listing } from "./listing-address"

interface Choice {
  key: string
  name: string
  count?: number
  href: string
  chosen: boolean
}

/** Filters as links: each is an address, works without script, and says how many goods wait behind it. */
export function FacetBar({ listing, facets }: { listing: Listing; facets: CataloguePage["facets"] }) {
  const { t } = useTranslation()
  const kinds: Choice[] = categoryShape.options.flatMap((key) => {
    const count = facets.category[key] ?? 0
    const chosen = listing.category === key
    return count > 0 || chosen ? [{ key, name: t(`category.${key}`), count, chosen, href: listingPath(listing, { category: chosen ? "" : key }) }] : []
  })
  const places: Choice[] = counties.flatMap(({ code, name }) => {
    const count = facets.county[code] ?? 0
    const chosen = listing.county === code
    return count > 0 || chosen ? [{ key: code, name: name.replace(/[县市]$/, ""), count, chosen, href: listingPath(listing, { county: chosen ? "" : code }) }] : []
  })
  const season: Choice = { key: "season", name: t("goods.in_season"), chosen: listing.inSeason, href: listingPath(listing, { inSeason: !listing.inSeason }) }
  return (
    <>
      <nav aria-label={t("goods.filters")} className="sticky top-0 z-10 -mx-4 border-b border-mist bg-paper/95 px-4 py-1 lg:mx-0 lg:px-0">
        <FacetRow label={t("goods.category")} choices={[season, ...kinds]} />
        <FacetRow label={t("goods.county")} choices={places} />
      </nav>
      <div className="flex flex-wrap items-center gap-x-1 text-sm">
        <ul aria-label={t("goods.sort")} className="-ml-2 flex overflow-x-auto">
          {sorts.map((sort) => (
            <li key={sort}><Link to={listingPath(listing, { sort })} aria-current={listing.sort === sort ? "true" : undefined} className="flex min-h-11 items-center whitespace-nowrap px-2 text-muted aria-[current]:font-semibold aria-[current]:text-indigo">{t(`goods.sort_${sort}`)}</Link></li>
          ))}
        </ul>
        {hasFilters(listing) ? <Link to={listingPath(listing, { county: "", category: "", inSeason: false })} className="ml-auto flex min-h-11 items-center text-indigo underline underline-offset-4">{t("goods.clear")}</Link> : null}
      </div>
    </>
  )
}

function FacetRow({ label, choices }: { label: string; choices: Choice[] }) {
  const { t } = useTranslation()
  return (
    <ul aria-label={label} className="flex gap-2 overflow-x-auto py-1 [scrollbar-width:none] lg:flex-wrap lg:overflow-visible">
      {choices.map((choice) => (
        <li key={choice.key}>
          <Link to={choice.href} aria-current={choice.chosen ? "true" : undefined} aria-label={choice.count === undefined ? undefined : t("goods.facet", { name: choice.name, count: choice.count })}
            className="flex min-h-11 items-center gap-1 whitespace-nowrap rounded-full border border-silver/60 bg-white px-4 text-sm aria-[current]:border-indigo aria-[current]:bg-indigo aria-[current]:text-white">
            {choice.name}
            {choice.count === undefined ? null : <span className="text-xs tabular-nums opacity-75">{choice.count}</span>}
            {choice.chosen ? <span aria-hidden="true">×</span> : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}
