import type { ProductDetail } from "@qianhang/shared/contracts"

/** The variant a page opens with: the one asked for, else the first that can be bought, else the first. */
export function openingVariant(product: Pick<ProductDetail, "variants">, asked: string | null): number {
  const named = product.variants.findIndex((variant) => variant.id === asked)
  if (named >= 0) return named
  const buyable = product.variants.findIndex((variant) => variant.available > 0)
  return Math.max(0, buyable)
}

/**
 * Shows price, benefit and stock of the chosen variant without any script: every variant's parts are in the page,
 * and the chosen radio decides. Browsers without `:has()` keep showing the opening variant; each chip names its own price.
 */
export function variantStyles(count: number, opening: number): string {
  const chosen = Array.from({ length: count }, (_, index) => `body:has(#v-${index}:checked) .of-v-${index}{display:revert}`).join("")
  return `.of-v:not(.of-v-${opening}){display:none}@supports selector(:has(*)){.of-v.of-v{display:none}${chosen.replaceAll(".of-v-", ".of-v.of-v.of-v-")}}`
}
