import { Tag } from "antd"
import { useTranslation } from "react-i18next"

type ProductStatus = "draft" | "proposed" | "published" | "rejected"
const colour = { draft: "default", proposed: "gold", published: "green", rejected: "red" } as const

/** 待审核 / 已上架 / 已退回 / 草稿, by word first and colour second. */
export function ProductState({ status }: { readonly status: ProductStatus }) {
  const { t } = useTranslation()
  return <Tag color={colour[status]} variant="filled">{t(`product.${status}`)}</Tag>
}
