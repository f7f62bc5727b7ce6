import { productDraft } from "@qianhang/shared/contracts"
import type { ProductBody } from "../../api/workbench"
import { yuanToFen } from "../../components/money"
import type { TypedDraft } from "./product-draft-store"

/** Stock as typed: a whole number of 0-1,000,000, or null. */
export function wholeStock(typed: string): number | null {
  if (!/^\d{1,7}$/.test(typed.trim())) return null
  const stock = Number(typed.trim())
  return stock <= 1_000_000 ? stock : null
}

/** The typed form as the contract's body. The form's own rules have passed; throws what they let through. */
export function productBody(draft: TypedDraft): ProductBody {
  const { picture, variants = [], subtitle, ...rest } = draft
  return productDraft.parse({
    ...rest,
    ...(subtitle?.trim() ? { subtitle } : {}),
    picture: picture?.path,
    variants: variants.map(({ title, price = "", stock = "" }) => ({ title, price_fen: yuanToFen(price), stock: wholeStock(stock) })),
  })
}

type FieldPath = (string | number)[]
const formNames: Readonly<Record<string, string>> = { price_fen: "price" }

/** A body path of a refusal (`variants.0.price_fen`) → the form's own (`["variants", 0, "price"]`). */
export const formPath = (bodyPath: string): FieldPath => bodyPath.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : (formNames[part] ?? part)))
