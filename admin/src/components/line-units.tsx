import type { CooperativeParcel } from "@qianhang/shared/contracts"
import { Tag } from "antd"
import { useTranslation } from "react-i18next"

/** What is to be packed of one line, and what is not: units that were refunded before the parcel left (已退). */
export function LineUnits({ line, named = false }: { readonly line: CooperativeParcel["lines"][number]; readonly named?: boolean }) {
  const { t } = useTranslation()
  const left = line.quantity - line.reduced_by
  return (
    <>
      {named ? `${line.title} ` : null}{line.variant_title} {left > 0 || line.reduced_by === 0 ? t("parcel.quantity", { count: left }) : null}
      {line.reduced_by > 0 ? <> <Tag color="error">{t("parcel.reduced", { count: line.reduced_by })}</Tag></> : null}
    </>
  )
}
