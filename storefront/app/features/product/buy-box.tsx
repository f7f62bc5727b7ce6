import type { ProductDetail } from "@qianhang/shared/contracts"
import { useContext } from "react"
import { useTranslation } from "react-i18next"
import { Form, Link } from "react-router"
import { formatYuan } from "../../components/money"
import { Price } from "../../components/price"
import { DocumentFrameContext } from "../../document-frame"
import { variantStyles } from "./variant-choice"

const SCARCE = 10

/** The form of the product page. The bar that carries its button stays at the bottom of a phone's screen. */
export function BuyBox({ product, opening, problem, added }: { product: ProductDetail; opening: number; problem?: string; added: boolean }) {
  const { t } = useTranslation()
  const { nonce } = useContext(DocumentFrameContext)
  const soldOut = product.variants.every((variant) => variant.available === 0)
  return (
    <Form method="post" className="space-y-5">
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: variantStyles(product.variants.length, opening) }} />
      <fieldset>
        <legend className="mb-2 text-sm text-muted">{t("product.variant")}</legend>
        <div className="flex flex-wrap gap-2">
          {product.variants.map((variant, index) => {
            const price = formatYuan(variant.price_fen)
            const sold = variant.available === 0
            return (
              <label key={variant.id} className="chip">
                <input id={`v-${index}`} type="radio" name="variant_id" value={variant.id} defaultChecked={index === opening} disabled={sold && index !== opening} className="sr-only"
                  aria-label={t(sold ? "product.out_of_sold" : "product.out_of", { name: variant.title, price })} />
                <span aria-hidden="true">{variant.title}</span>
                <span aria-hidden="true" className="text-sm text-muted tabular-nums">{sold ? t("product.sold_out") : price}</span>
              </label>
            )
          })}
        </div>
      </fieldset>
      <div className="flex items-center gap-3">
        <label htmlFor="quantity" className="text-sm text-muted">{t("product.quantity")}</label>
        <span data-enhance="stepper" className="inline-flex items-center"><input id="quantity" name="quantity" type="number" inputMode="numeric" min={1} max={99} step={1} defaultValue={1} required aria-describedby={problem ? "buy-problem" : undefined} className="h-11 w-16 rounded-lg border border-silver bg-white text-center tabular-nums" /></span>
        {product.variants.map((variant, index) => (
          <span key={variant.id} className={`of-v of-v-${index} text-sm ${variant.available > SCARCE ? "text-muted" : "text-thread"}`}>
            {variant.available === 0 ? t("product.sold_out") : t(variant.available > SCARCE ? "product.stock" : "product.stock_low", { count: variant.available })}
          </span>
        ))}
      </div>
      {problem ? <p id="buy-problem" role="alert" className="text-sm text-thread">{problem}</p> : null}
      {added ? (
        <p role="status" tabIndex={-1} autoFocus data-enhance="focus" className="flex flex-wrap items-center gap-x-3 rounded-lg bg-leaf/10 px-4 py-1 text-leaf">
          {t("product.added")} <Link className="text-link font-medium" to="/cart">{t("product.to_cart")}</Link>
        </p>
      ) : null}
      <div role="group" aria-label={t("product.buy_bar")} data-bottom-bar="" className="fixed inset-x-0 bottom-0 z-20 flex items-center gap-4 border-t border-mist bg-white px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:static lg:border-0 lg:bg-transparent lg:p-0">
        <span className="grow lg:hidden">{product.variants.map((variant, index) => <span key={variant.id} className={`of-v of-v-${index}`}><Price fen={variant.price_fen} size="large" /></span>)}</span>
        <button disabled={soldOut} className="button button-call min-w-44 lg:w-72">{soldOut ? t("product.sold_out") : t("product.add")}</button>
      </div>
    </Form>
  )
}
