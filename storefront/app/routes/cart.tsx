import { useTranslation } from "react-i18next"
import { data, Link, redirect } from "react-router"
import type { Route } from "./+types/cart"
import { quoteBasket } from "../api/checkout.server"
import { shopConfig } from "../api/config.server"
import { submittedForm } from "../api/submitted-form.server"
import { headTags, type PageHead } from "../components/page-head"
import { basketCookie, readBasket } from "../features/basket/basket-cookie.server"
import { changeCart } from "../features/basket/cart-change.server"
import { CartParcel, CartTotals, RemoveForm, useProblemText } from "../features/basket/cart-parcels"
import { translateFor } from "../texts/language.server"

export async function loader({ request }: Route.LoaderArgs) {
  const [t, items] = await Promise.all([translateFor(request), readBasket(request)])
  const head: PageHead = { title: `${t("cart.title")} · ${t("shop.name")}`, description: t("shop.description"), canonical: `${shopConfig().storefrontUrl}/cart`, hidden: true }
  const answer = items.length > 0 ? await quoteBasket(items) : null
  return { head, empty: items.length === 0, quote: answer?.ok ? answer.data : null }
}

export async function action({ request }: Route.ActionArgs) {
  const change = changeCart(await readBasket(request), await submittedForm(request))
  if (!change.ok) return data({ refused: change.variantId }, { status: 400 })
  throw redirect("/cart", { status: 303, headers: { "Set-Cookie": await basketCookie(change.items) } })
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

export default function Cart({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { quote, empty } = loaderData
  if (!quote) {
    return (
      <section className="page py-16 text-center">
        <h1 className="text-[22px] lg:text-[28px]">{t("cart.title")}</h1>
        <p role={empty ? undefined : "alert"} className="mt-4 text-muted">{empty ? t("cart.empty") : t("cart.failed")}</p>
        <p className="mt-6"><Link className="button button-primary" to={empty ? "/goods?in_season=true" : "/cart"}>{empty ? t("cart.empty_link") : t("cart.retry")}</Link></p>
      </section>
    )
  }
  const shown = new Set(quote.parcels.flatMap((parcel) => parcel.lines.map((line) => line.variant_id)))
  const gone = quote.problems.filter((problem) => !shown.has(problem.variant_id))
  return (
    <div className="page pt-5">
      <h1 className="text-[22px] lg:text-[28px]">{t("cart.title")}</h1>
      <p className="mb-4 text-sm text-muted">{t("cart.note")}</p>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_22rem] lg:gap-8">
        <div className="space-y-4">
          {gone.length > 0 ? (
            <section aria-labelledby="gone" className="panel">
              <h2 id="gone" className="text-lg">{t("cart.gone")}</h2>
              <ul>{gone.map((problem) => <li key={problem.variant_id} className="flex items-center justify-between gap-3 text-sm text-thread">{problemText(problem)}<RemoveForm variantId={problem.variant_id} label={t("cart.remove")} /></li>)}</ul>
            </section>
          ) : null}
          {quote.parcels.map((parcel, index) => <CartParcel key={parcel.cooperative.id} parcel={parcel} number={index + 1} problems={quote.problems} refused={actionData?.refused} />)}
        </div>
        <section aria-label={t("cart.summary")} className="panel space-y-4 lg:sticky lg:top-4">
          <CartTotals quote={quote} />
          {quote.problems.length > 0
            ? <p role="status" className="text-sm text-thread">{t("cart.fix_first", { count: quote.problems.length })}</p>
            : <Link to="/checkout" className="button button-call w-full">{t("cart.checkout")}</Link>}
        </section>
      </div>
    </div>
  )
}
