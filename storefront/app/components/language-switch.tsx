import { useTranslation } from "react-i18next"
import { useLocation } from "react-router"

/** The same page in the other language; a plain link, so it works everywhere. */
export function LanguageSwitch({ className = "h-11 px-2 text-sm" }: { className?: string }) {
  const { t, i18n } = useTranslation()
  const { pathname, search } = useLocation()
  const query = new URLSearchParams(search)
  query.set("lang", i18n.language === "en" ? "zh-CN" : "en")
  return <a href={`${pathname}?${query.toString()}`} aria-label={t("nav.language_label")} className={`flex items-center whitespace-nowrap text-muted hover:text-indigo ${className}`}>{t("nav.language")}</a>
}
