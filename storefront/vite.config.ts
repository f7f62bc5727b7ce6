import { reactRouter } from "@react-router/dev/vite"
import tailwindcss from "@tailwindcss/vite"
import { defineConfig } from "vite"

export default defineConfig({
  // React Router's plugin needs a route table and a server; unit tests have neither.
  plugins: process.env["VITEST"] ? [] : [tailwindcss(), reactRouter()],
  server: { host: "127.0.0.1", port: Number(process.env["STOREFRONT_PORT"] ?? 8000), strictPort: true },
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
  build: { target: "es2022" },
  test: { include: ["app/**/*.test.ts"], environment: "node" },
} as Parameters<typeof defineConfig>[0])
