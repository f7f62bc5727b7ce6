import { useTranslation } from "react-i18next"
import { data, Link, redirect } from "react-router"
import type { Route } from "./+types/product"
import { benefitOfProduct, productByHandle } from "../api/catalogue.server"
import { shopConfig } from "../api/config.server"
import { submittedForm } from "../api/submitted-form.server"
import { orPage } from "../api/transport.server"
import { headTags } from "../components/page-head"
import { PictureFrame } from "../components/picture-frame"
import { Price } from "../components/price"
import { parseQuantity, withAdded } from "../features/basket/basket"
import { basketCookie, readBasket } from "../features/basket/basket-cookie.server"
import { BuyBox } from "../features/product/buy-box"
import { PriceSplit } from "../features/product/price-split"
import { productHead } from "../features/product/product-head.server"
import { GoodsPapers, OriginPapers } from "../features/product/product-papers"
import { openingVariant } from "../features/product/variant-choice"
import { translateFor } from "../texts/language.server"

export async function loader({ request, params }: Route.LoaderArgs) {
  const [t, product, benefit] = await Promise.all([translateFor(request), productByHandle(params.handle), benefitOfProduct(params.handle)])
  if (!product.ok && product.status === 404) throw new Response("product_not_found", { status: 404 })
  const found = orPage(product)
  const { searchParams } = new URL(request.url)
  return {
    head: productHead(found, t("shop.name"), `${shopConfig().storefrontUrl}/goods/${encodeURIComponent(found.handle)}`),
    product: found,
    benefit: benefit.ok ? benefit.data : null,
    opening: openingVariant(found, searchParams.get("variant")),
    added: searchParams.get("added") === "1",
  }
}

/** 加入购物车: answers with a redirect, so that a reload never adds twice. */
export async function action({ request, params }: Route.ActionArgs) {
  const [t, form, items] = await Promise.all([translateFor(request), submittedForm(request), readBasket(request)])
  const variantId = String(form.get("variant_id") ?? "")
  const quantity = parseQuantity(form.get("quantity"))
  if (!/^[\w-]{1,64}$/.test(variantId)) return data({ problem: t("error.variant") }, { status: 400 })
  if (quantity === undefined) return data({ problem: t("error.quantity") }, { status: 400 })
  const basket = withAdded(items, { variant_id: variantId, quantity })
  if (!basket) return data({ problem: t("cart.limit") }, { status: 400 })
  throw redirect(`/goods/${encodeURIComponent(params.handle)}?variant=${variantId}&added=1`, { status: 303, headers: { "Set-Cookie": await basketCookie(basket) } })
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

export default function Product({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { product, benefit, opening, added } = loaderData
  const pictures = product.pictures.length > 0 ? product.pictures : [product.picture]
  return (
    <article>
      <div className="page grid gap-6 lg:grid-cols-[minmax(0,30rem)_1fr] lg:gap-12 lg:pt-8">
        <div className="-mx-4 lg:mx-0">
          <ul aria-label={t("product.pictures")} className="flex snap-x snap-mandatory overflow-x-auto [scrollbar-width:none] lg:overflow-hidden lg:rounded-xl">
            {pictures.map((picture, index) => <li key={picture.src} className="w-full shrink-0 snap-center"><PictureFrame picture={picture} sizes="(min-width: 1024px) 480px, 100vw" first={index === 0} className="max-h-[92vw] lg:max-h-none" /></li>)}
          </ul>
        </div>
        <div className="space-y-4">
          <header className="space-y-1">
            <p className="text-sm text-muted"><Link className="text-indigo underline underline-offset-4" to={`/counties/${product.county.code}`}>{product.county.name}</Link> · {product.cooperative.name}</p>
            <h1 className="text-[22px] lg:text-[28px]">{product.title}</h1>
            {product.subtitle ? <p className="text-muted">{product.subtitle}</p> : null}
            {product.season_label ? <p className={`text-sm ${product.in_season ? "text-season" : "text-muted"}`}>{product.in_season ? `${t("goods.in_season")} · ` : ""}{t("product.season", { label: product.season_label })}</p> : null}
          </header>
          {product.variants.map((variant, index) => (
            <p key={variant.id} className={`of-v of-v-${index}`}><span className="sr-only">{t("product.price")}</span><Price fen={variant.price_fen} size="large" /> <span className="text-sm text-muted">/ {variant.title}</span></p>
          ))}
          <PriceSplit product={product} benefit={benefit} />
          <BuyBox product={product} opening={opening} problem={actionData?.problem} added={added} />
        </div>
      </div>
      <div className="page mt-8 grid items-start gap-6 lg:mt-14 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-12">
        <div className="space-y-5">
          <section aria-labelledby="story" className="max-w-2xl pb-2">
            <h2 id="story" className="mb-3 text-[22px]">{t("product.story")}</h2>
            {product.story.map((paragraph) => <p key={paragraph} className="mb-4 leading-[1.85]">{paragraph}</p>)}
          </section>
          <GoodsPapers product={product} />
        </div>
        <OriginPapers product={product} />
      </div>
    </article>
  )
}
