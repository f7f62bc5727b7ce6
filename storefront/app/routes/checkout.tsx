import { randomUUID } from "node:crypto"
import { useTranslation } from "react-i18next"
import { data, Form, redirect } from "react-router"
import type { Route } from "./+types/checkout"
import { placeOrder, quoteBasket } from "../api/checkout.server"
import { shopConfig } from "../api/config.server"
import { submittedForm } from "../api/submitted-form.server"
import { orPage } from "../api/transport.server"
import { headTags, type PageHead } from "../components/page-head"
import { basketCookie, readBasket } from "../features/basket/basket-cookie.server"
import { AddressBlock } from "../features/checkout/address-block"
import { hangzhouAddress } from "../features/checkout/address-fields"
import { narrowedRegion, parseAddress, typedAddress } from "../features/checkout/address-form.server"
import { ConfirmBlock, PaymentBlock } from "../features/checkout/confirm-block"
import { once } from "../api/once.server"
import { ParcelBlock } from "../features/checkout/parcel-block"
import { regionOptions } from "../features/checkout/regions.server"
import type { CheckoutProblem } from "../features/checkout/submission"
import { chosenFreight, parseSubmission, problemsOf } from "../features/checkout/submission.server"
import { holdOrder, readHeldOrders } from "../features/order/order-tokens.server"
import { translateFor } from "../texts/language.server"

export async function loader({ request }: Route.LoaderArgs) {
  const [t, items] = await Promise.all([translateFor(request), readBasket(request)])
  if (items.length === 0) throw redirect("/cart")
  const quote = orPage(await quoteBasket(items))
  const { storefrontUrl, demo } = shopConfig()
  const head: PageHead = { title: `${t("checkout.title")} · ${t("shop.name")}`, description: t("shop.description"), canonical: `${storefrontUrl}/checkout`, hidden: true }
  return { head, quote, demo, attempt: randomUUID(), address: hangzhouAddress, options: regionOptions(hangzhouAddress), freight: chosenFreight(null, quote) }
}

export async function action({ request }: Route.ActionArgs) {
  const [form, items, held] = await Promise.all([submittedForm(request), readBasket(request), readHeldOrders(request)])
  if (items.length === 0) throw redirect("/cart")
  const typed = typedAddress(form)
  const address = parseAddress(typed)
  const quote = await quoteBasket(items, address.ok ? address.address.district_code : undefined)
  const again = (problems: CheckoutProblem[], status: number, address = typed) => data({
    problems, address, options: regionOptions(address), attempt: String(form.get("attempt") ?? randomUUID()).slice(0, 64),
    freight: quote.ok ? chosenFreight(form, quote.data) : {}, confirmed: form.get("no_return_confirmed") === "yes",
  }, { status })
  if (form.get("intent") === "region") return again([], 200, narrowedRegion(typed))
  if (!quote.ok) return again(problemsOf(quote.refusal), quote.status)
  const submission = parseSubmission(form, items, quote.data)
  if (!submission.ok) return again(submission.problems, 422)
  if (quote.data.problems.length > 0) return again(["sold_out"], 409)
  const placed = await once(String(form.get("attempt") ?? randomUUID()), () => placeOrder(submission.request), (answer) => answer.ok)
  if (!placed.ok) return again(problemsOf(placed.refusal), placed.status)
  const headers = new Headers()
  headers.append("Set-Cookie", await holdOrder(held, { id: placed.data.orderId, token: placed.data.accessToken }))
  headers.append("Set-Cookie", await basketCookie([]))
  throw redirect(`/orders/${placed.data.orderId}`, { status: 303, headers })
}

export const meta = ({ loaderData }: Route.MetaArgs) => headTags(loaderData?.head)

export default function Checkout({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { quote, demo } = loaderData
  const standing: CheckoutProblem[] = quote.problems.length > 0 ? ["sold_out"] : []
  const shown = actionData ?? { ...loaderData, problems: standing, confirmed: false }
  const focus = shown.problems[0]
  return (
    <div className="page pt-5">
      <h1 className="mb-4 text-[22px] lg:text-[28px]">{t("checkout.title")}</h1>
      <Form method="post" noValidate data-enhance="checkout" className="grid items-start gap-4 lg:grid-cols-[1fr_24rem] lg:gap-8">
        <input type="hidden" name="attempt" value={shown.attempt} />
        {/* The first button of a form answers the Enter key: it must be 提交订单, not 更新地区. */}
        <button name="intent" value="place" tabIndex={-1} aria-hidden="true" className="sr-only" />
        <div className="space-y-4">
          <AddressBlock address={shown.address} options={shown.options} problems={shown.problems} focus={focus} />
          <ParcelBlock quote={quote} freight={shown.freight} />
          <PaymentBlock demo={demo} />
        </div>
        <ConfirmBlock quote={quote} freight={shown.freight} problems={shown.problems} confirmed={shown.confirmed} focus={focus} />
      </Form>
    </div>
  )
}
