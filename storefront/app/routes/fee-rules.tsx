import type { FeeRule } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { data } from "react-router"
import type { Route } from "./+types/fee-rules"
import { shopConfig } from "../api/config.server"
import { publicFeeRules } from "../api/fee-rules.server"
import { formatDate } from "../components/day"
import { headTags, type PageHead } from "../components/page-head"
import { formatRate } from "../components/rate"
import { translateFor } from "../texts/language.server"

export async function loader({ request }: Route.LoaderArgs) {
  const [t, answer] = await Promise.all([translateFor(request), publicFeeRules()])
  const head: PageHead = { title: `${t("fees.title")} · ${t("shop.name")}`, description: t("fees.lead"), canonical: `${shopConfig().storefrontUrl}/fee-rules` }
  return data({ head, fees: answer.ok ? answer.data : null }, { status: answer.ok ? 200 : 503 })
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

const states = ["current", "future", "past"] as const

/** What the platform takes, now, in future and before: public for everybody (E-commerce law 33-34). */
export default function FeeRules({ loaderData: { fees } }: Route.ComponentProps) {
  const { t, i18n } = useTranslation()
  return (
    <article className="page max-w-3xl space-y-8 pt-8">
      <header>
        <h1 className="text-[28px] lg:text-4xl">{t("fees.title")}</h1>
        <p className="mt-3 leading-[1.85] text-muted">{t("fees.lead")}</p>
        {fees ? <p className="mt-1 text-sm text-muted">{t("fees.as_of", { day: formatDate(fees.as_of, i18n.language) })}</p> : null}
      </header>
      {fees ? null : <p role="alert">{t("fees.unavailable")}</p>}
      {fees?.rules.length === 0 ? <p>{t("fees.none")}</p> : null}
      {states.map((state) => {
        const rules = fees?.rules.filter((rule) => rule.state === state) ?? []
        return rules.length === 0 ? null : <Rules key={state} state={state} rules={rules} />
      })}
      <p className="text-sm text-muted">{t("fees.specific")}</p>
    </article>
  )
}

function Rules({ state, rules }: { state: (typeof states)[number]; rules: FeeRule[] }) {
  const { t, i18n } = useTranslation()
  return (
    <section aria-labelledby={`rules-${state}`}>
      <h2 id={`rules-${state}`} className="mb-3 text-[22px]">{t(`fees.${state}`)}</h2>
      <ul className="panel divide-y divide-mist">
        {rules.map((rule) => (
          <li key={rule.id} className="grid grid-cols-[5.5rem_1fr] items-baseline gap-x-4 py-3">
            <strong className={`text-[22px] tabular-nums ${state === "past" ? "text-muted" : "text-indigo"}`}>{formatRate(rule.rate_bps)}</strong>
            <span>{rule.cooperative?.name ?? t("fees.everyone")} · {rule.category ? t(`category.${rule.category}`) : t("fees.any_category")}<br /><span className="text-sm text-muted">{t("fees.from", { day: formatDate(rule.effective_from, i18n.language) })}{rule.effective_to ? ` · ${t("fees.until", { day: formatDate(rule.effective_to, i18n.language) })}` : ""}</span></span>
          </li>
        ))}
      </ul>
    </section>
  )
}
