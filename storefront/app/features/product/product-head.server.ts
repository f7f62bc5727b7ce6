import type { ProductDetail } from "@qianhang/shared/contracts"
import { yuanParts } from "../../components/money"
import type { PageHead } from "../../components/page-head"

const plain = (fen: string) => {
  const { yuan, fen: rest } = yuanParts(fen)
  return `${yuan.replaceAll(",", "")}.${rest}`
}

/** Title, description and schema.org Product with one offer per variant. */
export function productHead(product: ProductDetail, shopName: string, canonical: string): PageHead {
  const description = product.story[0] ?? product.subtitle ?? product.title
  return {
    title: `${product.title} · ${shopName}`,
    description: description.slice(0, 120),
    canonical,
    image: product.picture.src,
    structured: {
      "@type": "Product",
      name: product.title,
      description,
      image: product.pictures.length > 0 ? product.pictures.map((picture) => picture.src) : [product.picture.src],
      brand: { "@type": "Brand", name: product.cooperative.name },
      offers: product.variants.map((variant) => ({
        "@type": "Offer", sku: variant.sku ?? variant.id, name: variant.title, price: plain(variant.price_fen), priceCurrency: "CNY", url: canonical,
        availability: variant.available > 0 ? "https://schema.org/InStock" : "https://schema.org/OutOfStock",
      })),
    },
  }
}
