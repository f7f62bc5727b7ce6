import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import sharp from "sharp"
import { heroPhone, heroWide } from "./hero"
import { logo } from "./logo"

/**
 * Draws the shop's own art (hills and mark) into `dir`. The results are committed in `storefront/public/art`, so this runs only when a drawing changes:
 * `npx tsx -e 'require("./backend/src/artwork/render-storefront-art.ts").renderStorefrontArt("storefront/public/art")'`
 */
export async function renderStorefrontArt(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  await Promise.all([
    sharp(Buffer.from(heroWide())).resize(1600).webp({ quality: 82, effort: 6 }).toFile(path.join(dir, "hero-wide.webp")),
    sharp(Buffer.from(heroPhone())).resize(900).webp({ quality: 80, effort: 6 }).toFile(path.join(dir, "hero-phone.webp")),
    sharp(Buffer.from(logo()), { density: 144 }).resize(180, 180).png().toFile(path.join(dir, "apple-touch-icon.png")),
    writeFile(path.join(dir, "logo.svg"), `${logo()}\n`),
  ])
}
