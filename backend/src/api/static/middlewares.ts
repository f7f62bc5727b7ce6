import express from "express"
import type { MiddlewareRoute } from "@medusajs/framework/http"
import { readEnvironment } from "../../environment"

/** Uploads are named by a hash of their content: a browser may keep them for ever. Drawn pictures keep their name when they are drawn anew. */
const NAMED_BY_CONTENT = /[\\/][0-9a-f]{24}-\d+\.webp$/

const serveFiles = express.static(readEnvironment().FILES_DIR, {
  index: false, redirect: false, dotfiles: "ignore",
  setHeaders: (response, file) => {
    response.setHeader("Cache-Control", NAMED_BY_CONTENT.test(file) ? "public, max-age=31536000, immutable" : "public, max-age=3600, stale-while-revalidate=86400")
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin")
  },
})

export const fileMiddlewares: MiddlewareRoute[] = [{ matcher: "/static", middlewares: [serveFiles] }]
