import type { EvidenceLevel } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import type { Route } from "./+types/how-it-is-counted"
import { shopConfig } from "../api/config.server"
import { EvidenceMark } from "../components/evidence-mark"
import { headTags, type PageHead } from "../components/page-head"
import { translateFor } from "../texts/language.server"

export async function loader({ request }: Route.LoaderArgs) {
  const t = await translateFor(request)
  const head: PageHead = { title: `${t("about.title")} · ${t("shop.name")}`, description: t("about.lead"), canonical: `${shopConfig().storefrontUrl}/how-it-is-counted` }
  return { head }
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

const measures = ["gmv", "net", "linked", "accrued", "paid"] as const
const levels: readonly [EvidenceLevel, "claimed" | "documented" | "acknowledged" | "paid_level" | "received"][] = [["claimed", "claimed"], ["documented", "documented"], ["acknowledged", "acknowledged"], ["paid", "paid_level"], ["received", "received"]]
const essays = ["households", "split", "proof", "money", "privacy"] as const

export default function HowItIsCounted() {
  const { t } = useTranslation()
  return (
    <article className="page max-w-3xl space-y-10 pt-8">
      <header>
        <h1 className="text-[28px] lg:text-4xl">{t("about.title")}</h1>
        <p className="mt-3 leading-[1.85] text-muted">{t("about.lead")}</p>
      </header>
      <section aria-labelledby="measures">
        <h2 id="measures" className="mb-3 text-[22px]">{t("about.measures")}</h2>
        <dl className="panel divide-y divide-mist">
          {measures.map((measure, index) => (
            <div key={measure} className="grid gap-1 py-3 sm:grid-cols-[9rem_1fr] sm:gap-4"><dt className="font-medium"><span aria-hidden="true" className="mr-2 text-sm text-muted tabular-nums">{index + 1}</span>{t(`about.${measure}`)}</dt><dd className="leading-[1.85]">{t(`about.${measure}_text`)}</dd></div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="evidence">
        <h2 id="evidence" className="mb-1 text-[22px]">{t("about.evidence")}</h2>
        <p className="mb-3 text-muted">{t("about.evidence_lead")}</p>
        <ol className="panel divide-y divide-mist">
          {levels.map(([level, text]) => <li key={level} className="grid items-center gap-1 py-3 sm:grid-cols-[9rem_1fr] sm:gap-4"><EvidenceMark level={level} /><span>{t(`about.${text}`)}</span></li>)}
        </ol>
      </section>
      {essays.map((essay) => (
        <section key={essay} id={essay} aria-labelledby={`${essay}-title`}>
          <h2 id={`${essay}-title`} className="mb-2 text-[22px]">{t(`about.${essay}`)}</h2>
          <p className="leading-[1.85]">{t(`about.${essay}_text`)}</p>
        </section>
      ))}
    </article>
  )
}
