import { execFileSync, spawnSync } from "node:child_process"
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { CannotStart, root } from "../shop/settings.js"

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"]

const installed = () => [process.env.CHROMIUM_PATH ?? "", ...usual].find((file) => file !== "" && fs.existsSync(file))

function playwrightsOwn(): string | undefined {
  const { chromium } = createRequire(path.join(root, "e2e", "package.json"))("@playwright/test") as typeof import("@playwright/test")
  const file = chromium.executablePath()
  return fs.existsSync(file) ? file : undefined
}

function tryPlaywright(): string | undefined {
  console.log("… no browser found: asking Playwright for its own")
  spawnSync(path.join(root, "node_modules", ".bin", "playwright"), ["install", "chromium-headless-shell", "chromium"], { cwd: path.join(root, "e2e"), stdio: ["ignore", "ignore", "ignore"], timeout: 180_000 })
  return playwrightsOwn()
}

function tryDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return undefined
  console.log("… installing Chromium and Chinese fonts with apt-get")
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" })
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
  } catch {
    return undefined
  }
  return installed()
}

let known: string | undefined

/** A Chromium or Chrome to test with: one that is there, else Playwright's, else the distribution's. @throws CannotStart when none can be had. */
export function browserPath(): string {
  known ??= installed() ?? playwrightsOwn() ?? tryPlaywright() ?? tryDebian()
  if (!known) throw new CannotStart("No Chromium was found and none could be installed: install Chromium or Chrome and set CHROMIUM_PATH to it.")
  return known
}
