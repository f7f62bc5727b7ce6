import type { ProductBenefit, ProductDetail } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { BenefitSentence } from "../../components/benefit-sentence"
import { formatDay } from "../../components/day"
import { EvidenceMark } from "../../components/evidence-mark"
import { formatYuan } from "../../components/money"

type Split = ProductBenefit["variants"][number]

/** The benefit line at the price; opening it shows the split, its rule and the last payout. Plain `<details>`, no script. */
export function PriceSplit({ product, benefit }: { product: ProductDetail; benefit: ProductBenefit | null }) {
  const { t } = useTranslation()
  const linked = product.variants.some((variant) => variant.benefit)
  if (!linked) return <p className="text-sm text-muted">{t("benefit.none")}</p>
  return (
    <details className="group rounded-xl border border-leaf/35 bg-white open:shadow-card">
      <summary className="flex min-h-12 items-center gap-2 px-4 py-2 text-leaf">
        <span className="grow">
          {product.variants.map((variant, index) => (
            <span key={variant.id} className={`of-v of-v-${index}`}>
              {variant.benefit ? <><BenefitSentence benefit={variant.benefit} county={product.county.name} /> <EvidenceMark level={variant.benefit.evidence} /></> : t("benefit.none")}
            </span>
          ))}
          <span className="sr-only">{t("benefit.open")}</span>
        </span>
        <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" className="shrink-0 group-open:rotate-180"><path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" /></svg>
      </summary>
      <div className="space-y-4 px-4 pb-4">
        {benefit ? <SplitSheet product={product} benefit={benefit} /> : <p className="text-sm text-muted">{t("certificate.unavailable")}</p>}
        <Link to="/how-it-is-counted" className="text-link text-sm">{t("benefit.definition")}</Link>
      </div>
    </details>
  )
}

function SplitSheet({ product, benefit }: { product: ProductDetail; benefit: ProductBenefit }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <h2 className="text-lg text-ink">{t("benefit.split")}</h2>
      {product.variants.map((variant, index) => {
        const split = benefit.variants.find((part) => part.variant_id === variant.id)
        return split ? <div key={variant.id} className={`of-v of-v-${index}`}><SplitBar split={split} /></div> : null
      })}
      {benefit.agreement ? <p className="text-sm leading-relaxed"><span className="text-muted">{t("benefit.rule")}：</span>{benefit.agreement.rule}</p> : null}
      <p className="text-sm text-muted">{benefit.last_payout_day ? t("benefit.last_payout", { date: formatDay(benefit.last_payout_day, i18n.language) }) : t("benefit.no_payout")}</p>
    </>
  )
}

/** Shares of the bar in thousandths; the last takes the rest, so that the bar is always full. */
function widths(split: Split): [number, number, number] {
  const price = BigInt(split.price_fen)
  if (price === 0n) return [0, 1000, 0]
  const benefit = Number((BigInt(split.benefit_fen) * 1000n) / price)
  const commission = Number((BigInt(split.commission_fen) * 1000n) / price)
  return [benefit, 1000 - benefit - commission, commission]
}

function SplitBar({ split }: { split: Split }) {
  const { t } = useTranslation()
  const [benefit, cooperative, commission] = widths(split)
  const amounts = { benefit: formatYuan(split.benefit_fen), cooperative: formatYuan(split.cooperative_fen), commission: formatYuan(split.commission_fen) }
  const rows = [["text-leaf", t("benefit.households"), amounts.benefit], ["text-indigo", t("benefit.cooperative"), amounts.cooperative], ["text-silver", t("benefit.commission"), amounts.commission]] as const
  return (
    <div className="space-y-2">
      <p className="text-sm text-muted">{t("benefit.split_of", { price: formatYuan(split.price_fen), title: split.title })}</p>
      <svg role="img" aria-label={t("benefit.bar", amounts)} viewBox="0 0 1000 40" preserveAspectRatio="none" className="h-4 w-full overflow-hidden rounded">
        <rect x="0" width={benefit} height="40" className="fill-leaf" />
        <rect x={benefit} width={cooperative} height="40" className="fill-indigo" />
        <rect x={benefit + cooperative} width={commission} height="40" className="fill-silver" />
      </svg>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {rows.map(([tone, name, amount]) => (
          <li key={name} className="flex items-center gap-2"><svg aria-hidden="true" width="10" height="10" className={tone}><rect width="10" height="10" rx="2" fill="currentColor" /></svg>{name} <span className="tabular-nums">{amount}</span></li>
        ))}
      </ul>
    </div>
  )
}
