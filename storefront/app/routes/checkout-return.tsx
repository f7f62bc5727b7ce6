import { useTranslation } from "react-i18next"
import { data, Link, redirect } from "react-router"
import type { Route } from "./+types/checkout-return"
import { shopConfig } from "../api/config.server"
import { overviewOfOrder } from "../api/orders.server"
import { orPage } from "../api/transport.server"
import { headTags, type PageHead } from "../components/page-head"
import { readHeldOrders, tokenOf } from "../features/order/order-tokens.server"
import { translateFor } from "../texts/language.server"

const REFRESH_S = 3

/** Back from the provider. What its address claims is a hint only; the order's own state decides what is shown. */
export async function loader({ request }: Route.LoaderArgs) {
  const [t, held] = await Promise.all([translateFor(request), readHeldOrders(request)])
  const { storefrontUrl } = shopConfig()
  const head: PageHead = { title: `${t("back.title")} · ${t("shop.name")}`, description: t("shop.description"), canonical: `${storefrontUrl}/checkout/return`, hidden: true }
  const id = held.paying ?? held.orders[0]?.id
  const token = id ? tokenOf(held, id) : undefined
  if (!id || !token) return { head, order: null }
  const overview = await overviewOfOrder(id, token)
  if (!overview.ok && overview.status < 500) return { head, order: null }
  const order = orPage(overview)
  const { searchParams } = new URL(request.url)
  if (order.state !== "awaiting_payment") throw redirect(`/orders/${id}`)
  if (searchParams.get("redirect_status") === "failed") throw redirect(`/orders/${id}?payment=failed`)
  // The provider's references are of no use here and do not belong in a history of addresses.
  if (searchParams.size > 0) throw redirect("/checkout/return")
  // By header, so that the page looks again by itself without script as well.
  return data({ head, order: { id, number: order.display_id } }, { headers: { Refresh: String(REFRESH_S), "Cache-Control": "no-store" } })
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

export default function CheckoutReturn({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { order } = loaderData
  if (!order) {
    return (
      <section className="page py-20 text-center">
        <h1 className="text-[22px] lg:text-[28px]">{t("back.none_title")}</h1>
        <p className="mx-auto mt-3 max-w-md text-muted">{t("back.none")}</p>
        <p className="mt-8"><Link className="button button-primary" to="/">{t("problem.home")}</Link></p>
      </section>
    )
  }
  return (
    <section className="page py-20 text-center" role="status">
      <p className="text-sm text-muted">{t("back.order", { number: order.number })}</p>
      <h1 className="mt-1 text-[28px]">{t("back.title")}</h1>
      <p className="mx-auto mt-3 max-w-md text-muted">{t("back.lead")}</p>
      <p className="mt-8 flex flex-wrap justify-center gap-3"><a className="button button-primary" href="/checkout/return">{t("back.refresh")}</a><Link className="button button-quiet" to={`/orders/${order.id}`}>{t("back.to_order")}</Link></p>
    </section>
  )
}
