import { reactRouter } from "@react-router/dev/vite"
import tailwindcss from "@tailwindcss/vite"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [tailwindcss(), reactRouter()],
  server: { host: "127.0.0.1", port: Number(process.env["STOREFRONT_PORT"] ?? 8000), strictPort: true },
  build: { target: "es2022" },
})
