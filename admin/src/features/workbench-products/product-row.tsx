import { category, type CooperativeProduct } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { compareFen, money } from "../../components/money"
import { pictureUrl } from "../../components/picture-url"
import { ProductState } from "../../components/product-state"
import { dayInWords } from "../../components/shanghai-time"

/** One product with its state, lowest price, stock and, when returned, the reason. */
export function ProductRow({ product }: { readonly product: CooperativeProduct }) {
  const { t, i18n } = useTranslation()
  const prices = product.variants.map((variant) => variant.price_fen).sort(compareFen)
  const stock = product.variants.reduce((sum, variant) => sum + variant.stock, 0)
  const family = category.safeParse(product.category)
  const lowest = prices[0]
  return (
    <li className="panel product-row">
      <img src={pictureUrl(product.picture)} alt="" width={72} height={90} loading="lazy" />
      <div className="product-row-body">
        <div className="product-row-head"><h2>{product.title}</h2><ProductState status={product.status} /></div>
        <p className="muted small">{[family.success ? t(`category.${family.data}`) : product.category, t("product.variants", { count: product.variants.length }), t("product.created", { day: dayInWords(product.created_at, i18n.language) })].join(" · ")}</p>
        <p className="product-row-figures">
          {lowest === undefined ? null : <span className="price figures">{money(lowest)}{prices.length > 1 ? <small> {t("product.from")}</small> : null}</span>}
          <span className="muted figures">{t("product.stock")} {stock}</span>
        </p>
        {product.status === "rejected" && product.rejection_reason ? <p className="product-reason"><strong>{t("product.reason")}</strong> {product.rejection_reason}</p> : null}
      </div>
    </li>
  )
}
