import { counties } from "@qianhang/shared/regions"
import { findGoods } from "../api/catalogue.server"
import { shopConfig } from "../api/config.server"
import { orPage } from "../api/transport.server"

const PAGES_AT_MOST = 50

/** Halls and goods; goods are read page by page from the search index. */
export async function loader() {
  const base = shopConfig().storefrontUrl
  const paths = ["/", "/goods", "/how-it-is-counted", ...counties.map((county) => `/counties/${county.code}`)]
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const found = orPage(await findGoods({ page: String(page), page_size: "60", sort: "newest" }))
    paths.push(...found.products.map((product) => `/goods/${encodeURIComponent(product.handle)}`))
    if (page * found.page_size >= found.total) break
  }
  const body = paths.map((path) => `<url><loc>${base}${path}</loc></url>`).join("")
  return new Response(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${body}</urlset>`, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  })
}
