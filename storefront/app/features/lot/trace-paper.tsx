import type { PublicLot } from "@qianhang/shared/contracts"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { CombEdge } from "../../components/batik-rule"
import { formatDate } from "../../components/day"
import { quantitiesOf } from "../../components/quantity"

/** One lot as its label's reader sees it: from where, by whom, when; who delivered; what proves it; what a sale of it does. */
export function TracePaper({ lot }: { lot: PublicLot }) {
  const { t, i18n } = useTranslation()
  const day = (value: string) => formatDate(value, i18n.language)
  return (
    <article className="space-y-5">
      <section aria-label={t("trace.origin")} className="panel">
        <Rows rows={[
          [t("trace.county"), <Link key="county" className="text-link" to={`/counties/${lot.county.code}`}>{lot.county.name}</Link>],
          ...(lot.village ? [[t("trace.village"), lot.village] as const] : []),
          [t("trace.cooperative"), lot.cooperative.name], [t("trace.harvest"), day(lot.harvest_date)],
          [t("trace.households"), <Delivered key="households" lot={lot} />],
          ...(lot.quantity === null ? [] : [[t("trace.quantity"), quantitiesOf(String(lot.quantity), lot.base_unit).map(({ amount, unit }) => t(`confirm.unit_${unit}`, { amount })).join(" · ")] as const]),
        ]} />
      </section>
      {lot.certificate ? (
        <section aria-labelledby={`certificate-${lot.certificate.number}`} className="overflow-hidden rounded-xl border border-silver/60 bg-white shadow-card">
          <CombEdge />
          <div className="px-5 pt-2 pb-4">
            <h2 id={`certificate-${lot.certificate.number}`} className="mb-2 text-lg">{t("trace.certificate")}</h2>
            <Rows rows={[
              [t("trace.certificate_number"), lot.certificate.number], [t("trace.product"), lot.certificate.product], [t("trace.certificate_origin"), lot.certificate.origin],
              [t("trace.issued_on"), day(lot.certificate.issued_on)], [t("trace.promiser"), lot.certificate.promiser],
            ]} />
          </div>
        </section>
      ) : null}
      <section aria-label={t("trace.benefit")} className="border-l-2 border-leaf pl-4">
        {lot.agreement ? <p className="leading-[1.85]"><strong className="text-leaf">{t(`mechanism.${lot.agreement.mechanism}`)}</strong> {lot.agreement.rule}</p> : <p className="text-muted">{t("trace.no_agreement")}</p>}
        <Link className="text-link text-sm" to="/how-it-is-counted">{t("benefit.definition")}</Link>
      </section>
    </article>
  )
}

/** How many delivered; who of them wants to be named is. */
function Delivered({ lot }: { lot: PublicLot }) {
  const { t, i18n } = useTranslation()
  const names = new Intl.ListFormat(i18n.language === "en" ? "en" : "zh", { type: "conjunction" }).format(lot.named)
  return (
    <>
      {lot.households === null ? t("trace.households_few") : t("trace.households_count", { count: lot.households })}
      {lot.named.length > 0 ? <span className="mt-1 block text-sm text-muted">{t("trace.named", { names })}</span> : null}
    </>
  )
}

function Rows({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl>
      {rows.map(([name, value]) => <div key={name} className="grid grid-cols-[6.5rem_1fr] items-baseline gap-3 border-t border-mist py-2.5 first:border-0"><dt className="text-muted">{name}</dt><dd className="break-words">{value}</dd></div>)}
    </dl>
  )
}
