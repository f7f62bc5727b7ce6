import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { listingPath, type Listing } from "./listing-address"

export function PageLinks({ listing, pages }: { listing: Listing; pages: number }) {
  const { t } = useTranslation()
  if (pages <= 1) return null
  return (
    <nav aria-label={t("goods.pagination")} className="mt-8 flex items-center justify-center gap-4">
      {listing.page > 1 ? <Link rel="prev" className="button button-quiet" to={listingPath(listing, { page: listing.page - 1 })}>{t("goods.previous")}</Link> : null}
      <span className="text-sm text-muted">{t("goods.page", { page: listing.page, pages })}</span>
      {listing.page < pages ? <Link rel="next" className="button button-quiet" to={listingPath(listing, { page: listing.page + 1 })}>{t("goods.next")}</Link> : null}
    </nav>
  )
}
