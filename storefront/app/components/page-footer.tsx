import { useTranslation } from "react-i18next"
import { Link } from "react-router"

export function PageFooter() {
  const { t } = useTranslation()
  return (
    <footer className="mt-16 bg-deep text-white/85">
      <div className="page grid gap-6 py-10 md:grid-cols-2">
        <div className="max-w-lg space-y-3">
          <p className="font-display text-lg text-white">{t("shop.name")}</p>
          <p className="text-sm leading-relaxed">{t("footer.about")}</p>
        </div>
        <nav aria-label={t("nav.footer")} className="flex flex-col text-sm md:items-end">
          <Link className="flex min-h-11 items-center underline-offset-4 hover:underline" to="/how-it-is-counted">{t("footer.counted")}</Link>
          <Link className="flex min-h-11 items-center underline-offset-4 hover:underline" to="/fee-rules">{t("footer.fees")}</Link>
          <Link className="flex min-h-11 items-center underline-offset-4 hover:underline" to="/how-it-is-counted#privacy">{t("footer.privacy")}</Link>
          <Link className="flex min-h-11 items-center underline-offset-4 hover:underline" to="/goods">{t("footer.goods")}</Link>
        </nav>
        <p className="text-xs leading-relaxed text-white/70 md:col-span-2">{t("footer.note")}</p>
      </div>
    </footer>
  )
}
