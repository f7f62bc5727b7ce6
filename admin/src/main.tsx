import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { z } from "zod"
import { App } from "./app"
import { loadConfiguration } from "./config"
import { startMessages } from "./i18n"
import "./theme.css"

// Our content security policy forbids code made from text, which zod would otherwise try.
z.config({ jitless: true })

const root = document.getElementById("root")
if (!root) throw new Error("index.html has no #root")

try {
  await Promise.all([loadConfiguration(), startMessages()])
  createRoot(root).render(<StrictMode><App /></StrictMode>)
} catch {
  root.textContent = "连不上服务器,请稍后刷新页面重试。"
}
