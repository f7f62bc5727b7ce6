import { randomUUID } from "node:crypto"
import compression from "compression"
import express from "express"

// React and React Router choose their production form when they are first loaded.
process.env.NODE_ENV ??= "production"
const { createRequestHandler } = await import("@react-router/express")
const build = await import("./build/server/index.js")

const missing = ["BACKEND_URL", "PUBLISHABLE_KEY"].filter((name) => !process.env[name])
if (missing.length > 0) {
  console.error(`The storefront needs ${missing.join(" and ")} in its environment (docs/architecture.md lists every variable).`)
  process.exit(1)
}

const LARGEST_FORM_BYTES = 65_536
const port = Number(process.env.STOREFRONT_PORT ?? 8000)
const secure = (process.env.STOREFRONT_URL ?? "").startsWith("https://")
const here = new URL(".", import.meta.url).pathname
const app = express()

app.disable("x-powered-by")
app.set("trust proxy", "loopback")
app.use(compression())
/** Addresses below /c/ hold a household's token: no other site, and no log, may learn them. */
const isHouseholdPage = (request) => request.path.startsWith("/c/")
app.use((request, response, next) => {
  response.set({
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": isHouseholdPage(request) ? "no-referrer" : "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Request-Id": randomUUID(),
  })
  if (secure) response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
  next()
})
// Without a referrer a browser sends `Origin: null` with a form, which the router takes for a foreign form. These pages act
// on the token in their address alone and know no cookie, so there is nothing a foreign form could borrow.
app.use((request, _response, next) => {
  if (isHouseholdPage(request) && request.headers.origin === "null") delete request.headers.origin
  // Said by this server alone: whoever guesses tokens is slowed down without slowing the households.
  request.headers["x-visitor-address"] = request.ip ?? ""
  next()
})
// A form of this shop has a few hundred bytes; whatever is larger, or hides its size, is not one.
app.use((request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") return next()
  const size = Number(request.headers["content-length"] ?? Number.NaN)
  if (size <= LARGEST_FORM_BYTES) return next()
  response.status(Number.isNaN(size) ? 411 : 413).type("text").send(Number.isNaN(size) ? "length required" : "too large")
})
app.get("/health", (_request, response) => {
  response.set("Cache-Control", "no-store").json({ status: "ok" })
})
// Vite puts a content hash into every name under /assets, so a browser never needs to ask twice.
app.use("/assets", express.static(`${here}build/client/assets`, { immutable: true, maxAge: "1y", redirect: false, index: false }), (_request, response) => {
  response.status(404).type("text").send("not found")
})
app.use(express.static(`${here}build/client`, { maxAge: "1h", redirect: false, index: false, dotfiles: "ignore" }))
app.use(createRequestHandler({ build, mode: process.env.NODE_ENV }))

const server = app.listen(port, "127.0.0.1", () => console.log(`storefront answers on http://127.0.0.1:${port}`))
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `Port ${port} is busy: stop what uses it or set STOREFRONT_PORT.` : error)
  process.exit(1)
})
const stop = () => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 5_000).unref()
}
process.on("SIGINT", stop)
process.on("SIGTERM", stop)
