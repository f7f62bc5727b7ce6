import type { ProductCard as Card } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { BenefitSentence } from "./benefit-sentence"
import { EvidenceMark } from "./evidence-mark"
import { PictureFrame } from "./picture-frame"
import { Price } from "./price"

/** One product in a wall of goods. The whole card is the link's target; only the title is the link's name. */
export function ProductCard({ card, first = false }: { card: Card; first?: boolean }) {
  const { t } = useTranslation()
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-xl bg-white shadow-card">
      <div className="relative">
        <PictureFrame picture={card.picture} sizes="(min-width: 1024px) 288px, (min-width: 640px) 33vw, 50vw" first={first} />
        <p className="absolute left-2 top-2 flex gap-1 text-xs">
          {card.in_season ? <span className="rounded bg-white/95 px-2 py-0.5 font-medium text-season">{t("goods.in_season")}</span> : null}
          {card.in_stock ? null : <span className="rounded bg-ink/85 px-2 py-0.5 text-white">{t("goods.sold_out")}</span>}
        </p>
      </div>
      <div className="flex grow flex-col gap-1 p-3">
        <p className="text-xs text-muted">{card.county.name}</p>
        <h3 className="text-base leading-snug font-medium">
          <Link to={`/goods/${card.handle}`} className="after:absolute after:inset-0 group-hover:text-indigo">{card.title}</Link>
        </h3>
        <p className="mt-auto flex flex-wrap items-baseline gap-x-1 pt-1">
          <Price fen={card.price_from_fen} />
          <span className="text-xs text-muted">/ {card.unit_label}</span>
        </p>
        {card.benefit ? (
          <p className="text-xs leading-relaxed text-leaf">
            <BenefitSentence benefit={card.benefit} county={card.county.name} /> <EvidenceMark level={card.benefit.evidence} label={false} />
          </p>
        ) : null}
      </div>
    </article>
  )
}

/** Two columns on a phone, four on a desktop. */
export function GoodsWall({ cards, eager = 0 }: { cards: Card[]; eager?: number }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 lg:gap-5">
      {cards.map((card, index) => (
        <li key={card.id}><ProductCard card={card} first={index < eager} /></li>
      ))}
    </ul>
  )
}
