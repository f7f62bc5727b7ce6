import type { Quote } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Form, Link } from "react-router"
import { formatYuan, isZero } from "../../components/money"
import { Thumbnail } from "../../components/picture-frame"
import { Price } from "../../components/price"

type Parcel = Quote["parcels"][number]
type Line = Parcel["lines"][number]
type Problem = Quote["problems"][number]

export function useProblemText() {
  const { t } = useTranslation()
  return (problem: Problem): string => {
    switch (problem.code) {
      case "unknown_variant": return t("cart.problem_unknown")
      case "sold_out": return t("cart.problem_sold_out")
      case "not_enough_stock": return t("cart.problem_short", { available: problem.available })
    }
  }
}

/** A parcel as one cooperative packs it. */
export function CartParcel({ parcel, number, problems, refused }: { parcel: Parcel; number: number; problems: Problem[]; refused?: string }) {
  const { t } = useTranslation()
  const freight = parcel.shipping[0]
  return (
    <section aria-labelledby={`parcel-${number}`} className="panel">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-mist pb-3">
        <h2 id={`parcel-${number}`} className="text-lg">{t("cart.parcel", { number, name: parcel.cooperative.name })}</h2>
        <p className="text-sm text-muted">{t("cart.from", { county: parcel.cooperative.county })}</p>
      </header>
      <ul className="divide-y divide-mist">
        {parcel.lines.map((line) => (
          <CartLine key={line.variant_id} line={line} problem={problems.find((p) => p.variant_id === line.variant_id)} refused={refused === line.variant_id} />
        ))}
      </ul>
      {freight ? (
        <p className="flex justify-between border-t border-mist pt-3 text-sm text-muted">
          <span>{t("cart.freight")} · {freight.name}，{freight.promise}</span>
          <span className="tabular-nums text-ink">{isZero(freight.amount_fen) ? t("cart.free") : formatYuan(freight.amount_fen)}</span>
        </p>
      ) : null}
    </section>
  )
}

function CartLine({ line, problem, refused }: { line: Line; problem?: Problem; refused: boolean }) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const message = refused ? t("error.quantity") : problem ? problemText(problem) : undefined
  const names = { title: line.title, variant: line.variant_title }
  const noteId = `problem-${line.variant_id}`
  return (
    <li className="flex gap-3 py-4">
      <Thumbnail src={line.thumbnail} />
      <div className="min-w-0 grow">
        <div className="flex justify-between gap-3">
          <p><Link to={`/goods/${line.handle}?variant=${line.variant_id}`} className="font-medium hover:text-indigo">{line.title}</Link><br /><span className="text-sm text-muted">{line.variant_title} · {formatYuan(line.unit_price_fen)}</span></p>
          <Price fen={line.total_fen} tone="ink" />
        </div>
        {message ? <p id={noteId} role="alert" className="mt-1 text-sm text-thread">{message}</p> : null}
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <Form method="post" data-enhance="quantity" className="flex gap-2">
            <input type="hidden" name="variant_id" value={line.variant_id} />
            <input type="number" inputMode="numeric" name="quantity" min={1} max={99} step={1} required defaultValue={line.quantity} aria-label={t("cart.quantity", names)} aria-invalid={message ? true : undefined} aria-describedby={message ? noteId : undefined}
              className="h-11 w-16 rounded-lg border border-silver bg-white text-center tabular-nums aria-[invalid]:border-thread" />
            <button name="intent" value="update" data-enhance="hide" className="h-11 rounded-lg border border-silver px-3 text-sm text-indigo">{t("cart.update")}</button>
          </Form>
          <RemoveForm variantId={line.variant_id} label={t("cart.remove_label", names)} />
        </div>
      </div>
    </li>
  )
}

export function RemoveForm({ variantId, label }: { variantId: string; label: string }) {
  const { t } = useTranslation()
  return (
    <Form method="post">
      <input type="hidden" name="variant_id" value={variantId} />
      <button name="intent" value="remove" aria-label={label} className="h-11 px-3 text-sm text-muted underline underline-offset-4 hover:text-thread">{t("cart.remove")}</button>
    </Form>
  )
}

/** The sums of a basket, from the quote alone. */
export function CartTotals({ quote }: { quote: Quote }) {
  const { t } = useTranslation()
  const rows = [[t("cart.goods"), quote.goods_fen], [t("cart.freight"), quote.freight_fen]] as const
  return (
    <dl className="space-y-2 text-sm">
      {rows.map(([name, fen]) => <div key={name} className="flex justify-between"><dt className="text-muted">{name}</dt><dd className="tabular-nums">{formatYuan(fen)}</dd></div>)}
      {isZero(quote.discount_fen) ? null : <div className="flex justify-between"><dt className="text-muted">{t("cart.discount")}</dt><dd className="tabular-nums text-thread">-{formatYuan(quote.discount_fen)}</dd></div>}
      <div className="flex items-baseline justify-between border-t border-mist pt-2"><dt className="text-base">{t("cart.total")}</dt><dd><Price fen={quote.total_fen} size="large" /></dd></div>
      {isZero(quote.benefit_fen) ? null : <div className="flex justify-between text-leaf"><dt>{t("cart.benefit")}</dt><dd className="tabular-nums">{formatYuan(quote.benefit_fen)}</dd></div>}
    </dl>
  )
}
