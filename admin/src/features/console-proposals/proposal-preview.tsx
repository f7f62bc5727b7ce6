import { category, type CooperativeProduct } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { money } from "../../components/money"
import { pictureUrl } from "../../components/picture-url"
import { Decide } from "./decide"

/** The product as its cooperative wrote it, and the decision. */
export function ProposalPreview({ product, done }: { readonly product: CooperativeProduct; readonly done: () => void }) {
  const { t } = useTranslation()
  const family = category.safeParse(product.category)
  return (
    <div className="preview">
      <img className="preview-picture" src={pictureUrl(product.picture)} alt={product.title} />
      <h3>{product.title}</h3>
      {product.subtitle ? <p className="muted">{product.subtitle}</p> : null}
      <p className="muted small">{t("proposal.by", { cooperative: product.cooperative.name, county: product.cooperative.county })} · {family.success ? t(`category.${family.data}`) : product.category}</p>
      <table className="preview-variants">
        <caption>{t("proposal.variants")}</caption>
        <thead><tr><th scope="col">{t("product.variant_title")}</th><th scope="col">{t("product.price")}</th><th scope="col">{t("product.stock")}</th></tr></thead>
        <tbody>{product.variants.map((variant) => <tr key={variant.id}><th scope="row">{variant.title}</th><td className="figures price">{money(variant.price_fen)}</td><td className="figures">{variant.stock}</td></tr>)}</tbody>
      </table>
      <h4>{t("proposal.story")}</h4>
      {product.story.split(/\n\s*\n/).map((paragraph, index) => <p key={index} className="preview-story">{paragraph}</p>)}
      {product.rejection_reason ? <p className="preview-reason"><strong>{t("proposal.reason")}</strong> {product.rejection_reason}</p> : null}
      {product.status === "proposed" ? <Decide product={product} done={done} /> : null}
    </div>
  )
}
