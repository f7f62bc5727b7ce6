import { useTranslation } from "react-i18next"
import { Link } from "react-router"

// React 18 passes the lower-case attribute through and types only the other spelling.
const urgent = { fetchpriority: "high" }

/** One drawn picture, cropped for the hand and for the desk; the words stand on their own ground. */
export function Hero() {
  const { t } = useTranslation()
  return (
    <section className="relative overflow-hidden bg-deep text-white">
      <picture>
        <source media="(min-width: 48rem)" srcSet="/art/hero-wide.webp" width={1600} height={900} />
        <img src="/art/hero-phone.webp" alt={t("home.hero_alt")} width={900} height={1100} {...urgent} className="h-[440px] w-full object-cover object-bottom md:h-[440px] md:object-[50%_25%]" />
      </picture>
      <div className="absolute inset-x-0 top-0 bg-linear-to-b from-deep via-deep/70 to-transparent pb-16 md:inset-y-0 md:right-auto md:w-3/5 md:bg-linear-to-r md:pb-0">
        <div className="page flex h-full max-w-2xl flex-col items-start justify-center gap-3 pt-7 md:ml-[max(0px,calc((100vw-1200px)/2))] md:pt-0">
          <h1 className="text-[28px] md:text-4xl">{t("home.title")}</h1>
          <p className="max-w-md leading-relaxed text-white/90">{t("home.lead")}</p>
          <Link to="#season" className="button mt-2 bg-white text-indigo hover:bg-mist">{t("home.hero_link")}</Link>
        </div>
      </div>
    </section>
  )
}
