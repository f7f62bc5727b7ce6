import type { ProductDetail } from "@qianhang/shared/contracts"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { formatDay } from "../../components/day"

/** What the goods are, and when they can go back. */
export function GoodsPapers({ product }: { product: ProductDetail }) {
  const { t } = useTranslation()
  const returns = product.made_to_order ? t("product.returns_made") : product.perishable ? t("product.returns_perishable") : t("product.returns_seven")
  return (
    <>
      {product.facts.length > 0 ? <Paper title={t("product.facts")} rows={product.facts.map((fact) => [fact.label, fact.value])} /> : null}
      <Paper title={t("product.returns")} rows={[]}><p className="text-sm leading-relaxed">{returns}</p></Paper>
    </>
  )
}

/** Where they come from and what proves it: claims, lot and certificate, the seller. */
export function OriginPapers({ product }: { product: ProductDetail }) {
  const { t, i18n } = useTranslation()
  const { lot, cooperative } = product
  return (
    <div className="space-y-5">
      {product.claims.length > 0 ? <Paper title={t("product.claims")} rows={product.claims.map((claim) => [claim.label, claim.number])} /> : null}
      {lot ? (
        <Paper title={t("product.lot")} rows={[
          [t("product.lot_number"), <Link key="lot" className="text-link" to={`/lots/${encodeURIComponent(lot.number)}`}>{lot.number}</Link>], [t("product.harvest"), formatDay(lot.harvest_date, i18n.language)],
          [t("product.lot_from"), !lot.village ? product.county.name : `${product.county.name} ${lot.village}`],
          ...(lot.certificate_number ? [[t("product.certificate"), lot.certificate_number] as const] : []),
        ]} />
      ) : null}
      <Paper title={t("product.cooperative")} rows={[
        [cooperative.county, cooperative.name], [t("product.credit_code"), cooperative.credit_code],
        ...(cooperative.licence_number ? [[t("product.licence"), cooperative.licence_number] as const] : []),
      ]}>
        <p className="pt-2 text-sm text-muted">{t("product.ships", { days: cooperative.ships_within_days })}</p>
      </Paper>
    </div>
  )
}

function Paper({ title, rows, children }: { title: string; rows: readonly (readonly [string, ReactNode])[]; children?: ReactNode }) {
  return (
    <section className="panel">
      <h2 className="mb-2 text-lg">{title}</h2>
      <dl className="text-sm">
        {rows.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[7rem_1fr] gap-3 border-t border-mist py-2 first:border-0"><dt className="text-muted">{name}</dt><dd className="break-words">{value}</dd></div>
        ))}
      </dl>
      {children}
    </section>
  )
}
