import { randomBytes } from "node:crypto"
import { pinyin } from "pinyin-pro"

/** A readable, unique address for a product: `majiang-lanmei-gan-3f9a`. The random end keeps two products of one name apart. */
export function productHandle(title: string, random: string = randomBytes(3).toString("hex")): string {
  const words = pinyin(title, { toneType: "none", type: "array", v: true, nonZh: "consecutive" })
  const readable = words.join("-").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60)
  return [readable.replace(/-+$/, ""), random].filter(Boolean).join("-")
}
