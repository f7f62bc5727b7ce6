import { useTranslation } from "react-i18next"
import { StateMark } from "./state-mark"

type ProductStatus = "draft" | "proposed" | "published" | "rejected"
const tone = { draft: "still", proposed: "wait", published: "good", rejected: "bad" } as const

/** 待审核 / 已上架 / 已退回 / 草稿, by word first and colour second. */
export function ProductState({ status }: { readonly status: ProductStatus }) {
  const { t } = useTranslation()
  return <StateMark tone={tone[status]}>{t(`product.${status}`)}</StateMark>
}
