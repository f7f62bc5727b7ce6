import express from "express"
import type { MiddlewareRoute } from "@medusajs/framework/http"
import { readEnvironment } from "../../environment"

/** Uploaded and seeded files. Their names carry a hash of their content, so a browser may keep them for ever. */
const serveFiles = express.static(readEnvironment().FILES_DIR, {
  immutable: true, maxAge: "365d", index: false, redirect: false, dotfiles: "ignore",
  setHeaders: (response) => {
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin")
  },
})

export const fileMiddlewares: MiddlewareRoute[] = [{ matcher: "/static", middlewares: [serveFiles] }]
