import type { Quote } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { formatYuan, isZero, totalWithFreight } from "../../components/money"
import { Price } from "../../components/price"
import { isGeneral, type CheckoutProblem } from "./submission"

/** Block three: the one way to pay there is today, named before the order is placed. */
export function PaymentBlock({ demo }: { demo: boolean }) {
  const { t } = useTranslation()
  return (
    <fieldset className="panel space-y-3">
      <legend className="sr-only">{t("checkout.payment")}</legend>
      <h2 aria-hidden="true" className="text-lg">{t("checkout.payment")}</h2>
      <label className="chip w-full py-1.5"><input type="radio" name="payment" value="alipay" defaultChecked className="size-4 accent-indigo" /><span>{t("checkout.alipay")}</span></label>
      <p className="text-sm text-muted">{t("checkout.alipay_note")}</p>
      {demo ? <p className="rounded-lg bg-mist px-3 py-2 text-sm">{t("demo.pay")}</p> : null}
    </fieldset>
  )
}

interface ConfirmBlockProps {
  quote: Quote
  freight: Record<string, string>
  problems: readonly CheckoutProblem[]
  confirmed: boolean
  focus?: string
}

/** Block four: the sums, what cannot be returned, and the button with the total beside it. */
export function ConfirmBlock({ quote, freight, problems, confirmed, focus }: ConfirmBlockProps) {
  const { t } = useTranslation()
  const amounts = quote.parcels.map((parcel) => (parcel.shipping.find((choice) => choice.option_id === freight[parcel.cooperative.id]) ?? parcel.shipping[0])?.amount_fen ?? "0")
  const { freightFen, totalFen } = totalWithFreight(quote.goods_fen, quote.discount_fen, amounts)
  return (
    <section aria-labelledby="confirm" className="panel space-y-4 lg:sticky lg:top-4" data-enhance="total" data-before-freight={(BigInt(totalFen) - BigInt(freightFen)).toString()}>
      <h2 id="confirm" className="text-lg">{t("checkout.confirm")}</h2>
      <dl className="space-y-1 text-sm">
        <div className="flex justify-between"><dt className="text-muted">{t("cart.goods")}</dt><dd className="tabular-nums">{formatYuan(quote.goods_fen)}</dd></div>
        {isZero(quote.discount_fen) ? null : <div className="flex justify-between"><dt className="text-muted">{t("cart.discount")}</dt><dd className="text-thread tabular-nums">-{formatYuan(quote.discount_fen)}</dd></div>}
        <div className="flex justify-between"><dt className="text-muted">{t("cart.freight")}</dt><dd className="tabular-nums" data-enhance="freight">{formatYuan(freightFen)}</dd></div>
        {isZero(quote.benefit_fen) ? null : <div className="flex justify-between text-leaf"><dt>{t("cart.benefit")}</dt><dd className="tabular-nums">{formatYuan(quote.benefit_fen)}</dd></div>}
      </dl>
      <NoReturn quote={quote} wrong={problems.includes("no_return_confirmed")} confirmed={confirmed} focus={focus === "no_return_confirmed"} />
      {problems.length > 0 ? (
        <div role="alert" className="rounded-lg border border-thread/40 bg-thread/5 px-3 py-2 text-sm text-thread">
          {problems.filter(isGeneral).map((problem) => <p key={problem}>{t(`error.${problem}`)}</p>)}
          {problems.every(isGeneral) ? null : <p>{t("checkout.problem", { count: problems.filter((problem) => !isGeneral(problem)).length })}</p>}
        </div>
      ) : null}
      <div data-bottom-bar="" className="fixed inset-x-0 bottom-0 z-20 flex items-center gap-4 border-t border-mist bg-white px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:static lg:flex-col lg:items-stretch lg:border-0 lg:p-0">
        <p className="flex grow items-baseline gap-2 lg:justify-between"><span className="text-sm text-muted">{t("checkout.total")}</span><span data-enhance="sum"><Price fen={totalFen} size="large" /></span></p>
        <button name="intent" value="place" className="button button-call min-w-40" data-enhance="place" data-busy={t("checkout.placing")}>{t("checkout.submit")}</button>
      </div>
      <p className="text-center"><Link className="text-link text-sm" to="/cart">{t("checkout.back")}</Link></p>
    </section>
  )
}

/** Consumer law 25: goods outside the seven-day rule are confirmed for this purchase, by name. */
function NoReturn({ quote, wrong, confirmed, focus }: { quote: Quote; wrong: boolean; confirmed: boolean; focus: boolean }) {
  const { t } = useTranslation()
  const exempt = quote.parcels.flatMap((parcel) => parcel.lines).filter((line) => line.perishable || line.made_to_order)
  if (exempt.length === 0) return null
  return (
    <div className="rounded-lg bg-mist/70 px-3 py-2 text-sm">
      <label className="flex min-h-11 items-start gap-3 py-2">
        <input type="checkbox" name="no_return_confirmed" value="yes" defaultChecked={confirmed} autoFocus={focus} aria-invalid={wrong || undefined} aria-describedby={`exempt${wrong ? " no-return-error" : ""}`} className="mt-1 size-5 shrink-0 accent-indigo" />
        <span>{t("checkout.no_return")}</span>
      </label>
      <ul id="exempt" className="list-disc pl-12 text-muted">
        {exempt.map((line) => <li key={line.variant_id}>{line.title}（{line.made_to_order ? t("checkout.no_return_made") : t("checkout.no_return_perishable")}）</li>)}
      </ul>
      {wrong ? <p id="no-return-error" className="pt-1 text-thread">{t("error.no_return_confirmed")}</p> : null}
    </div>
  )
}
