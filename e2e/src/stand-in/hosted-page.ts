import { Router, urlencoded, type Response } from "express"
import type Stripe from "stripe"
import type { Books } from "./books.js"
import { decisionPage, messagePage } from "./hosted-page-html.js"
import type { PaymentIntents } from "./payment-intents.js"

/**
 * The page where a person decides, standing in for Alipay's own cashier. Plain form posts, so it works without
 * JavaScript; a second press of either button changes nothing and leads to the same place.
 */
export function hostedPage({ books, intents }: { books: Books; intents: PaymentIntents }): Router {
  const router = Router()
  router.use(urlencoded({ extended: false, limit: "4kb" }))
  router.get("/alipay/:intent", (request, response) => {
    const intent = books.intents.get(request.params.intent)
    if (intent?.status === "requires_action") send(response, 200, decisionPage(intent))
    else explain(response, intent, intent && returnUrlOf(books, intent.id))
  })
  router.post("/alipay/:intent/approve", (request, response) => {
    const intent = books.intents.get(request.params.intent)
    decide(books, intent, response, () => intents.approve(request.params.intent))
  })
  router.post("/alipay/:intent/refuse", (request, response) => {
    const intent = books.intents.get(request.params.intent)
    decide(books, intent, response, () => intents.refuse(request.params.intent))
  })
  return router
}

function decide(books: Books, intent: Stripe.PaymentIntent | undefined, response: Response, act: () => Stripe.PaymentIntent): void {
  const after = intent?.status === "requires_action" ? act() : intent
  books.flush()
  const back = after && returnUrlOf(books, after.id)
  if (after && back && after.status !== "canceled") response.redirect(303, backTo(back, after))
  else explain(response, after, back)
}

/** An intent forgets its return address once it is decided; the event that asked for the decision remembers it. */
function returnUrlOf(books: Books, intentId: string): string | undefined {
  let url: string | undefined
  for (const { data } of books.events.values()) {
    const { object } = data
    if (object.object === "payment_intent" && object.id === intentId) url = object.next_action?.alipay_handle_redirect?.return_url ?? url
  }
  return url
}

function backTo(url: string, intent: Stripe.PaymentIntent): string {
  const back = new URL(url)
  back.searchParams.set("payment_intent", intent.id)
  if (intent.client_secret) back.searchParams.set("payment_intent_client_secret", intent.client_secret)
  back.searchParams.set("redirect_status", intent.status === "succeeded" ? "succeeded" : "failed")
  return back.toString()
}

function explain(response: Response, intent: Stripe.PaymentIntent | undefined, back?: string): void {
  if (!intent) return send(response, 404, messagePage({ title: "没有这笔付款", text: "链接不完整，或者这笔付款不存在。请回到商城的订单页重新付款。" }))
  const facts = { amount: intent.amount, back: back && backTo(back, intent) }
  if (intent.status === "succeeded") send(response, 200, messagePage({ ...facts, title: "这笔付款已经完成", text: "不需要再付一次。请回到商城查看订单。" }))
  else if (intent.status === "canceled") send(response, 410, messagePage({ ...facts, title: "这笔付款已经关闭", text: "订单超过付款时限或已被取消，这笔付款不能再继续，也没有扣款。如果还想买，请回到商城重新下单。" }))
  else send(response, 409, messagePage({ ...facts, title: "这笔付款还没有开始", text: "上一次付款已经放弃，或者还没有从订单页发起。请回到商城的订单页重新付款。" }))
}

function send(response: Response, status: number, html: string): void {
  response.status(status).set({ "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "referrer-policy": "no-referrer", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'" }).send(html)
}
