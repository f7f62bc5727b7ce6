import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { hasFilters, listingPath, type Listing } from "./listing-address"

/** An empty list always offers ways out. */
export function NothingFound({ listing }: { listing: Listing }) {
  const { t } = useTranslation()
  return (
    <section className="panel mx-auto mt-8 max-w-lg text-center">
      <p className="text-lg">{t("goods.empty")}</p>
      <p className="mt-2 text-sm text-muted">{t("goods.empty_hint")}</p>
      <ul className="mt-2">
        {listing.q && hasFilters(listing) ? <li><Link className="text-link" to={listingPath(listing, { county: "", category: "", inSeason: false })}>{t("goods.empty_clear_filters", { q: listing.q })}</Link></li> : null}
        <li><Link className="text-link" to="/goods">{t("goods.empty_all")}</Link></li>
        <li><Link className="text-link" to="/goods?in_season=true">{t("goods.empty_season")}</Link></li>
        <li><a className="text-link" href="/#counties">{t("goods.empty_counties")}</a></li>
      </ul>
    </section>
  )
}
