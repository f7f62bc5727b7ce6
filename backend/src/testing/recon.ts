import { execFile } from "node:child_process"
import path from "node:path"
import type { Recon } from "../recon/check"
import type { TestShop } from "./test-shop"

const BACKEND = path.resolve(__dirname, "../..")

/** RECON against a test shop: the command itself, with the shop's environment. The catalogue's check is left out: test goods have no pictures and are in no index. */
export function reconOf(shop: TestShop): Promise<Recon> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["-r", "ts-node/register/transpile-only", "src/recon/main.ts"], { cwd: BACKEND, env: shop.environment, maxBuffer: 16 * 1024 * 1024 }, (_failed, said, complained) => {
      try {
        const { at, checks } = JSON.parse(said) as Recon
        const asked = checks.filter((check) => check.id !== "g:search-equals-catalogue")
        resolve({ at, checks: asked, ok: asked.every((check) => check.ok) })
      } catch {
        reject(new Error(`RECON did not answer: ${said}${complained}`))
      }
    })
  })
}
