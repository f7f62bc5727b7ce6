import type { Quote } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { formatYuan, isZero } from "../../components/money"
import { Thumbnail } from "../../components/picture-frame"

/** Block two: what travels together, and how. */
export function ParcelBlock({ quote, freight }: { quote: Quote; freight: Record<string, string> }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="parcels" className="panel space-y-5">
      <h2 id="parcels" className="text-lg">{t("checkout.parcels")}</h2>
      {quote.parcels.map((parcel, index) => (
        <div key={parcel.cooperative.id} className="space-y-3 border-t border-mist pt-4 first-of-type:border-0 first-of-type:pt-0">
          <h3 className="font-medium">{t("cart.parcel", { number: index + 1, name: parcel.cooperative.name })}</h3>
          <ul className="space-y-2">
            {parcel.lines.map((line) => (
              <li key={line.variant_id} className="flex items-center gap-3 text-sm">
                <Thumbnail src={line.thumbnail} />
                <span className="min-w-0 grow">{line.title}<br /><span className="text-muted">{line.variant_title} {t("order.quantity", { count: line.quantity })}</span></span>
                <span className="tabular-nums">{formatYuan(line.total_fen)}</span>
              </li>
            ))}
          </ul>
          <fieldset>
            <legend className="sr-only">{t("checkout.freight_for", { name: parcel.cooperative.name })}</legend>
            <div className="flex flex-col gap-2">
              {parcel.shipping.map((choice) => (
                <label key={choice.option_id} className="chip py-1.5">
                  <input type="radio" name={`freight.${parcel.cooperative.id}`} value={choice.option_id} defaultChecked={freight[parcel.cooperative.id] === choice.option_id} data-fen={choice.amount_fen} className="size-4 accent-indigo" />
                  <span className="grow text-sm">{choice.name}<span className="block text-xs text-muted">{choice.promise}</span></span>
                  <span className="text-sm text-ink tabular-nums">{isZero(choice.amount_fen) ? t("cart.free") : formatYuan(choice.amount_fen)}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </div>
      ))}
    </section>
  )
}
