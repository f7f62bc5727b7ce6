import type { MedusaResponse } from "@medusajs/framework/http"

/** Lets browsers and proxies keep a public answer for some seconds and show it a while longer when we are slow. Express adds the ETag. */
export function cachePublicly(response: MedusaResponse, seconds: number): void {
  response.setHeader("Cache-Control", `public, max-age=${seconds}, stale-while-revalidate=${seconds * 6}`)
}
