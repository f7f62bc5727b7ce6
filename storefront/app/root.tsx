import { useContext, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { isRouteErrorResponse, Link, Links, Meta, Outlet, redirect, useMatches, useRouteLoaderData } from "react-router"
import type { Route } from "./+types/root"
import { shopConfig } from "./api/config.server"
import stylesheet from "./app.css?url"
import { PageFooter } from "./components/page-footer"
import { BareHeader, PageHeader } from "./components/page-header"
import { DocumentFrameContext } from "./document-frame"
import { pieces } from "./features/basket/basket"
import { readBasket } from "./features/basket/basket-cookie.server"
import { askedLanguage, languageCookie } from "./texts/language.server"

export async function loader({ request }: Route.LoaderArgs) {
  const { demo, secure } = shopConfig()
  const url = new URL(request.url)
  const language = askedLanguage(url)
  if (language) {
    url.searchParams.delete("lang")
    throw redirect(`${url.pathname}${url.search}`, { headers: { "Set-Cookie": await languageCookie.serialize(language, { secure }) } })
  }
  return { cartCount: pieces(await readBasket(request)), demo }
}

/** The frame of every page, error pages included. There is nothing to hydrate: `entry.client.ts` is the only script. */
export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const { nonce, script } = useContext(DocumentFrameContext)
  const shop = useRouteLoaderData<typeof loader>("root")
  const bare = useMatches().some(({ handle }) => isBare(handle))
  return (
    <html lang={i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#1F3A6E" />
        <link rel="icon" href="/art/logo.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/art/apple-touch-icon.png" />
        <Meta />
        <Links />
        {import.meta.env.DEV ? <script type="module" src="/@vite/client" nonce={nonce} /> : null}
        {script && !bare ? <script type="module" src={script} nonce={nonce} /> : null}
      </head>
      <body className="flex min-h-screen flex-col">
        {bare ? <BareHeader /> : <PageHeader cartCount={shop?.cartCount ?? 0} demo={shop?.demo ?? false} />}
        <main id="content" tabIndex={-1} className="grow outline-none">{children}</main>
        {bare ? null : <PageFooter />}
      </body>
    </html>
  )
}

/** A page that says `handle = { bare: true }` belongs to one person and has no way into the shop, and no script. */
const isBare = (handle: unknown): boolean => typeof handle === "object" && handle !== null && "bare" in handle && handle.bare === true

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }]

/** For pages that have no head of their own, such as error pages. */
export const meta: Route.MetaFunction = ({ error }) => [{ title: "黔杭集市" }, ...(error ? [{ name: "robots", content: "noindex" }] : [])]

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { t } = useTranslation()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const code = isRouteErrorResponse(error) && typeof error.data === "string" ? error.data : ""
  const [title, hint] = status >= 500 ? [t("problem.unavailable"), t("problem.unavailable_hint")]
    : status !== 404 ? [t("problem.refused"), t("problem.refused_hint")]
    : code === "order_not_found" ? [t("order.not_found"), t("order.not_found_hint")]
    : code === "lot_not_found" ? [t("trace.not_found"), t("trace.not_found_hint")]
    : code === "product_not_found" ? [t("product.not_found"), t("problem.not_found_hint")]
    : [t("problem.not_found"), t("problem.not_found_hint")]
  return (
    <section className="page py-20 text-center">
      <p aria-hidden="true" className="font-display text-6xl text-indigo/25">{status}</p>
      <h1 className="mt-4 text-[28px]">{title}</h1>
      <p className="mx-auto mt-3 max-w-md text-muted">{hint}</p>
      <p className="mt-8 flex justify-center gap-4"><Link className="button button-primary" to="/">{t("problem.home")}</Link><Link className="button button-quiet" to="/goods">{t("problem.goods")}</Link></p>
    </section>
  )
}
