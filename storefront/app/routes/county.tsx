import { useTranslation } from "react-i18next"
import type { Route } from "./+types/county"
import { countyHalls, findGoods } from "../api/catalogue.server"
import { shopConfig } from "../api/config.server"
import { orPage } from "../api/transport.server"
import { CountyTiles } from "../components/county-tiles"
import { formatYuan } from "../components/money"
import { headTags, type PageHead } from "../components/page-head"
import { GoodsWall } from "../components/product-card"
import { translateFor } from "../texts/language.server"

export async function loader({ request, params }: Route.LoaderArgs) {
  if (!/^\d{6}$/.test(params.code)) throw new Response("page_not_found", { status: 404 })
  const [t, halls, goods] = await Promise.all([translateFor(request), countyHalls(), findGoods({ county: params.code, page_size: "60" })])
  const { counties } = orPage(halls)
  const hall = counties.find((county) => county.code === params.code)
  if (!hall) throw new Response("page_not_found", { status: 404 })
  const head: PageHead = { title: `${t("county.title", { name: hall.name })} · ${t("shop.name")}`, description: hall.blurb, canonical: `${shopConfig().storefrontUrl}/counties/${hall.code}` }
  return { head, hall, counties, products: orPage(goods).products }
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

export default function County({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { hall, counties, products } = loaderData
  return (
    <>
      <section className="bg-deep text-white">
        <div className="page py-8 lg:py-12">
          <p className="text-sm text-white/75">{hall.pinyin}</p>
          <h1 className="text-[28px] lg:text-4xl">{t("county.title", { name: hall.name })}</h1>
          <p className="mt-3 max-w-2xl leading-relaxed text-white/90">{hall.blurb}</p>
          {hall.benefit.households === 0 ? null : <p className="mt-3 text-sm text-white/90">{hall.benefit.households === null || hall.benefit.benefit_accrued_fen === null ? t("county.benefit_few") : t("county.benefit", { count: hall.benefit.households, accrued: formatYuan(hall.benefit.benefit_accrued_fen) })}</p>}
          <p className="mt-3 text-sm text-white/80">{t("county.known_for")}：{hall.known_for} · {t("county.cooperatives", { count: hall.cooperatives })} · {t("county.goods", { count: products.length })}</p>
        </div>
      </section>
      <div className="page pt-8">
        <h2 className="sr-only">{t("nav.goods")}</h2>
        {products.length > 0 ? <GoodsWall cards={products} eager={2} /> : <p className="panel text-center text-muted">{t("county.empty")}</p>}
        <section aria-labelledby="other-halls" className="mt-14">
          <h2 id="other-halls" className="mb-4 text-[22px]">{t("county.other")}</h2>
          <CountyTiles halls={counties} current={hall.code} />
        </section>
      </div>
    </>
  )
}
