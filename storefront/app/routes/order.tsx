import { data, redirect, redirectDocument } from "react-router"
import type { Route } from "./+types/order"
import { payOrder } from "../api/checkout.server"
import { shopConfig } from "../api/config.server"
import { benefitOfOrder, cancelOrder, overviewOfOrder, signParcel } from "../api/orders.server"
import { submittedForm } from "../api/submitted-form.server"
import { orPage } from "../api/transport.server"
import { headTags, type PageHead } from "../components/page-head"
import { Certificate } from "../features/order/certificate"
import { OrderPapers } from "../features/order/order-papers"
import { OrderState, type PayProblem } from "../features/order/order-state"
import { markPaying, readHeldOrders, tokenOf } from "../features/order/order-tokens.server"
import { ParcelTimeline } from "../features/order/parcel-timeline"
import { translateFor } from "../texts/language.server"

const orderNotFound = () => new Response("order_not_found", { status: 404 })

export async function loader({ request, params }: Route.LoaderArgs) {
  const token = tokenOf(await readHeldOrders(request), params.id)
  if (!token) throw orderNotFound()
  const [t, overview, benefit] = await Promise.all([translateFor(request), overviewOfOrder(params.id, token), benefitOfOrder(params.id, token)])
  if (!overview.ok && overview.status < 500) throw orderNotFound()
  const order = orPage(overview)
  const { storefrontUrl, demo } = shopConfig()
  const head: PageHead = { title: `${t("order.title", { number: order.display_id })} · ${t("shop.name")}`, description: t("shop.description"), canonical: `${storefrontUrl}/orders/${order.id}`, hidden: true }
  const failed = new URL(request.url).searchParams.get("payment") === "failed"
  return { head, order, benefit: benefit.ok ? benefit.data : null, now: Date.now(), demo, failed }
}

/** 确认收货, 取消订单 or 去支付. For paying, the backend says where the provider waits, and the browser goes there. */
export async function action({ request, params }: Route.ActionArgs) {
  const held = await readHeldOrders(request)
  const token = tokenOf(held, params.id)
  if (!token) throw orderNotFound()
  const form = await submittedForm(request)
  const signed = form.get("sign")
  if (typeof signed === "string") return sign(params.id, signed, token)
  if (form.has("cancel")) return cancel(params.id, token)
  const answer = await payOrder(params.id, token)
  if (answer.ok) throw redirectDocument(answer.data.url, { status: 303, headers: { "Set-Cookie": await markPaying(held, params.id) } })
  if (answer.status === 404) throw orderNotFound()
  const problem: PayProblem = answer.refusal.type === "conflict" ? "pay_conflict" : "pay_unavailable"
  return data({ problem, unsigned: undefined }, { status: answer.status })
}

/** A parcel is signed once; whoever presses again finds it signed. */
async function sign(id: string, cooperativeId: string, token: string) {
  const answer = await signParcel(id, cooperativeId, token)
  if (answer.ok) throw redirect(`/orders/${id}`, 303)
  if (answer.status === 404) throw orderNotFound()
  return data({ problem: undefined, unsigned: { cooperativeId, problem: answer.refusal.type === "conflict" ? "sign_conflict" as const : "sign_unavailable" as const } }, { status: answer.status })
}

/** An order is called off once; one that was paid meanwhile stays, and the page says how it stands. */
async function cancel(id: string, token: string) {
  const answer = await cancelOrder(id, token)
  if (answer.ok) throw redirect(`/orders/${id}`, 303)
  if (answer.status === 404) throw orderNotFound()
  const problem: PayProblem = answer.refusal.type === "conflict" ? "pay_conflict" : "cancel_unavailable"
  return data({ problem, unsigned: undefined }, { status: answer.status })
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

export default function Order({ loaderData, actionData }: Route.ComponentProps) {
  const { order, benefit, now, demo, failed } = loaderData
  const problem = actionData?.problem ?? (failed && order.state === "awaiting_payment" ? "pay_failed" : undefined)
  // An order that was cancelled unpaid did nothing for anybody; there is nothing to certify.
  const certified = benefit && (benefit.recorded || order.state !== "cancelled")
  return (
    <div className="page grid items-start gap-4 pt-5 lg:grid-cols-[1fr_24rem] lg:grid-rows-[auto_auto_1fr] lg:gap-x-8">
      <OrderState order={order} now={now} problem={problem} demo={demo} />
      {certified ? <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1"><Certificate benefit={benefit} paid={order.state !== "awaiting_payment"} /></div> : null}
      <div className="space-y-4 lg:col-start-1 lg:row-span-2 lg:row-start-2">
        {order.parcels.map((parcel, index) => <ParcelTimeline key={parcel.cooperative.id} parcel={parcel} number={index + 1} problem={actionData?.unsigned?.cooperativeId === parcel.cooperative.id ? actionData.unsigned.problem : undefined} />)}
      </div>
      <div className="space-y-4 lg:col-start-2 lg:row-start-3"><OrderPapers order={order} /></div>
    </div>
  )
}
