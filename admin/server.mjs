import { randomUUID } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import compression from "compression"
import express from "express"

/** Serves the built workbench and console, and hands the app its backend's address at run time. */
const { BACKEND_URL, ADMIN_URL = "", SHOP_MODE = "production", DEMO_DATA_FILE } = process.env
if (!BACKEND_URL) {
  console.error("The admin needs BACKEND_URL in its environment (docs/architecture.md lists every variable).")
  process.exit(1)
}
const here = new URL(".", import.meta.url).pathname
if (!existsSync(`${here}dist/index.html`)) {
  console.error("The admin is not built: run `npm run build -w admin` first.")
  process.exit(1)
}

const port = Number(process.env.ADMIN_PORT ?? 7000)
const backendUrl = BACKEND_URL.replace(/\/+$/, "")
const backendOrigin = new URL(backendUrl).origin
const secure = ADMIN_URL.startsWith("https://")
// antd writes its component styles into <style> elements, hence 'unsafe-inline' for styles; scripts come from our own files alone.
const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "font-src 'self'",
  `img-src 'self' data: blob: ${backendOrigin}`, `connect-src 'self' ${backendOrigin}`,
  "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join("; ")

/** The demo's accounts for the login page. They exist in a demo only; production never reads the file. */
function demoLogins() {
  if (SHOP_MODE !== "demo" || !DEMO_DATA_FILE || !existsSync(DEMO_DATA_FILE)) return []
  const { logins } = JSON.parse(readFileSync(DEMO_DATA_FILE, "utf8"))
  return logins.filter(({ door }) => door === "member" || door === "staff").map(({ door, email, password, who }) => ({ door, email, password, who }))
}

const app = express()
app.disable("x-powered-by")
app.set("trust proxy", "loopback")
app.use(compression())
app.use((_request, response, next) => {
  response.set({
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Request-Id": randomUUID(),
  })
  if (secure) response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
  next()
})
app.get("/health", (_request, response) => {
  response.set("Cache-Control", "no-store").json({ status: "ok" })
})
app.get("/config.json", (_request, response) => {
  response.set("Cache-Control", "no-store").json({ backend_url: backendUrl, mode: SHOP_MODE, logins: demoLogins() })
})
// Vite puts a content hash into every name under /assets, so a browser never needs to ask twice.
app.use("/assets", express.static(`${here}dist/assets`, { immutable: true, maxAge: "1y", redirect: false, index: false }), (_request, response) => {
  response.status(404).type("text").send("not found")
})
app.use(express.static(`${here}dist`, { maxAge: "1h", redirect: false, index: false, dotfiles: "ignore" }))
app.get("*", (request, response) => {
  if (!request.accepts("html")) return response.status(404).type("text").send("not found")
  response.set("Cache-Control", "no-cache").sendFile(`${here}dist/index.html`)
})

const server = app.listen(port, "127.0.0.1", () => console.log(`admin answers on http://127.0.0.1:${port}`))
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `Port ${port} is busy: stop what uses it or set ADMIN_PORT.` : error)
  process.exit(1)
})
const stop = () => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 5_000).unref()
}
process.on("SIGINT", stop)
process.on("SIGTERM", stop)
