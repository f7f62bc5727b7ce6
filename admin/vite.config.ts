import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

/** In development the configuration answers as `server.mjs` would, so that the app is built the same for every backend. */
const developmentConfig = {
  name: "development-config",
  configureServer: (server: import("vite").ViteDevServer) => {
    server.middlewares.use("/config.json", (_request, response) => {
      response.setHeader("content-type", "application/json")
      response.end(JSON.stringify({ backend_url: process.env["BACKEND_URL"] ?? "http://127.0.0.1:9000", mode: process.env["SHOP_MODE"] ?? "production", logins: [] }))
    })
  },
}

export default defineConfig({
  plugins: [react(), developmentConfig],
  server: { host: "127.0.0.1", port: Number(process.env["ADMIN_PORT"] ?? 7000), strictPort: true },
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 900 },
})
