import { shopConfig } from "../api/config.server"

export function loader() {
  const lines = ["User-agent: *", "Disallow: /cart", "Disallow: /checkout", "Disallow: /orders/", "Disallow: /regions/", "Disallow: /c/", `Sitemap: ${shopConfig().storefrontUrl}/sitemap.xml`]
  return new Response(`${lines.join("\n")}\n`, { headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" } })
}
