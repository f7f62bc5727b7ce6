import { useTranslation } from "react-i18next"
import type { Route } from "./+types/lot"
import { shopConfig } from "../api/config.server"
import { lotsOfNumber } from "../api/lots.server"
import { orPage } from "../api/transport.server"
import { BatikRule } from "../components/batik-rule"
import { headTags, type PageHead } from "../components/page-head"
import { TracePaper } from "../features/lot/trace-paper"
import { translateFor } from "../texts/language.server"

export async function loader({ request, params }: Route.LoaderArgs) {
  const [t, answer] = await Promise.all([translateFor(request), lotsOfNumber(params.number)])
  if (!answer.ok && answer.status === 404) throw new Response("lot_not_found", { status: 404 })
  const { lots } = orPage(answer)
  const head: PageHead = { title: `${t("trace.title", { number: params.number })} · ${t("shop.name")}`, description: t("trace.lead"), canonical: `${shopConfig().storefrontUrl}/lots/${encodeURIComponent(params.number)}` }
  return { head, lots }
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

/** What a label's number leads to. Two cooperatives may have used the same one: then both are shown. */
export default function Lot({ loaderData: { lots } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <div className="page max-w-2xl space-y-8 pt-8">
      {lots.length > 1 ? <p>{t("trace.several", { count: lots.length })}</p> : null}
      {lots.map((lot) => (
        <div key={`${lot.cooperative.name} ${lot.harvest_date}`} className="space-y-5">
          <header>
            <p className="text-sm text-muted">{t("trace.number", { number: lot.number })}</p>
            <h1 className="text-[28px] lg:text-4xl">{lot.goods}</h1>
          </header>
          <TracePaper lot={lot} />
        </div>
      ))}
      <BatikRule />
      <p className="text-sm leading-relaxed text-muted">{t("trace.lead")}</p>
    </div>
  )
}
