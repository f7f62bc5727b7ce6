import { useTranslation } from "react-i18next"
import { Form, Link, useLocation } from "react-router"
import { BatikRule } from "./batik-rule"
import { LanguageSwitch } from "./language-switch"

function SearchBox({ asked }: { asked: string }) {
  const { t } = useTranslation()
  return (
    <Form action="/goods" role="search" className="flex w-full overflow-hidden rounded-full border-2 border-indigo bg-white focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-indigo">
      <label htmlFor="q" className="sr-only">{t("nav.search_label")}</label>
      <input id="q" name="q" type="search" maxLength={60} defaultValue={asked} placeholder={t("nav.search_placeholder")} autoComplete="off" enterKeyHint="search" className="h-11 min-w-0 grow bg-transparent px-4 outline-none placeholder:text-muted" />
      <button className="h-11 shrink-0 bg-indigo px-5 font-medium text-white hover:bg-deep">{t("nav.search_button")}</button>
    </Form>
  )
}

function CartLink({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <Link to="/cart" aria-label={t("nav.cart_count", { count })} className="relative flex size-11 items-center justify-center rounded-full text-indigo hover:bg-mist">
      <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" strokeLinecap="round">
        <path d="M4 9.5h16l-1.6 9.2a1.5 1.5 0 0 1-1.5 1.3H7.1a1.5 1.5 0 0 1-1.5-1.3L4 9.5Z" /><path d="M8 9.5 10.5 4M16 9.5 13.5 4M9.5 13v3.5M14.5 13v3.5" />
      </svg>
      <span aria-hidden="true" hidden={count === 0} className="absolute right-0 top-0 min-w-5 rounded-full bg-thread px-1 text-center text-xs leading-5 font-semibold text-white tabular-nums">{count}</span>
    </Link>
  )
}

export function PageHeader({ cartCount, demo }: { cartCount: number; demo: boolean }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const asked = pathname === "/goods" ? (new URLSearchParams(search).get("q") ?? "") : ""
  const links = [["/goods", t("nav.goods")], ["/#counties", t("nav.counties")], ["/how-it-is-counted", t("nav.counted")]] as const
  return (
    <header className="bg-white">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-indigo focus:px-4 focus:py-3 focus:text-white">{t("nav.skip")}</a>
      {demo ? <p className="bg-mist px-4 py-1.5 text-center text-xs text-ink">{t("demo.banner")}</p> : null}
      <div className="page flex flex-wrap items-center gap-x-2 gap-y-2 py-2.5 sm:gap-x-4 lg:flex-nowrap lg:gap-x-8">
        <Link to="/" className="flex h-11 shrink-0 items-center gap-2 text-indigo"><img src="/art/logo.svg" alt="" width={36} height={36} /><span className="font-display text-xl font-semibold tracking-wide min-[400px]:text-[22px]">{t("shop.name")}</span></Link>
        <div className="order-last w-full lg:order-none lg:max-w-md"><SearchBox asked={asked} /></div>
        <nav aria-label={t("nav.main")} className="hidden gap-6 lg:flex">
          {links.map(([href, label]) => <a key={href} href={href} className="flex h-11 items-center whitespace-nowrap text-ink hover:text-indigo">{label}</a>)}
        </nav>
        <div className="ml-auto flex items-center"><LanguageSwitch /><CartLink count={cartCount} /></div>
      </div>
      <BatikRule />
    </header>
  )
}

/** Whose page this is, and nothing to press. */
export function BareHeader() {
  const { t } = useTranslation()
  return (
    <header className="bg-white">
      <p className="mx-auto flex max-w-xl items-center gap-2 px-5 py-3 text-indigo"><img src="/art/logo.svg" alt="" width={36} height={36} /><span className="font-display text-[22px] font-semibold tracking-wide">{t("shop.name")}</span></p>
      <BatikRule />
    </header>
  )
}
