import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import type { Route } from "./+types/home"
import { shopConfig } from "../api/config.server"
import { CountyTiles } from "../components/county-tiles"
import { GoodsWall } from "../components/product-card"
import { headTags, type PageHead } from "../components/page-head"
import { Hero } from "../features/home/hero"
import { ImpactLine } from "../features/home/impact-line"
import { Section } from "../features/home/section"
import { homeShelves } from "../features/home/shelves.server"
import { translateFor } from "../texts/language.server"

export async function loader({ request }: Route.LoaderArgs) {
  const [t, shelves] = await Promise.all([translateFor(request), homeShelves()])
  const head: PageHead = { title: `${t("shop.name")} · ${t("shop.tagline")}`, description: t("shop.description"), canonical: `${shopConfig().storefrontUrl}/` }
  return { head, ...shelves }
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

export default function Home({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { season, makers, pantry, halls } = loaderData
  return (
    <>
      <Hero />
      <div className="page space-y-14 pt-8 lg:space-y-20 lg:pt-14">
        {season.length > 0 ? (
          <Section id="season" title={t("home.season")} note={t("home.season_note")} more={<Link className="text-link" to="/goods?in_season=true">{t("home.season_all")}</Link>}>
            <GoodsWall cards={season} />
          </Section>
        ) : null}
        <Section id="counties" title={t("home.counties")} note={t("home.counties_note")}>
          <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,36rem)_1fr]">
            <CountyTiles halls={halls} />
            <ul className="hidden gap-x-8 text-sm lg:grid lg:grid-cols-2">
              {halls.map((hall) => (
                <li key={hall.code} className="border-b border-mist"><Link to={`/counties/${hall.code}`} className="flex min-h-11 items-center gap-3 hover:text-indigo"><span className="w-12 shrink-0 font-display">{hall.name.replace(/[县市]$/, "")}</span><span className="truncate text-muted">{hall.known_for}</span></Link></li>
              ))}
            </ul>
          </div>
        </Section>
        {makers.length > 0 ? <Section id="makers" title={t("home.makers")} note={t("home.makers_note")}><GoodsWall cards={makers} /></Section> : null}
        {pantry.length > 0 ? <Section id="pantry" title={t("home.pantry")} note={t("home.pantry_note")}><GoodsWall cards={pantry} /></Section> : null}
        {loaderData.impact && loaderData.impact.linked_sales_fen !== "0" ? <ImpactLine impact={loaderData.impact} /> : null}
      </div>
    </>
  )
}
