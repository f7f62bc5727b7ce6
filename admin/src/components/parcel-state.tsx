import type { CooperativeParcel } from "@qianhang/shared/contracts"
import { Tag } from "antd"
import { useTranslation } from "react-i18next"

const colour = { awaiting_payment: "default", to_ship: "volcano", shipped: "blue", signed: "green", cancelled: "default", refunded: "default" } as const

export function ParcelState({ state }: { readonly state: CooperativeParcel["state"] }) {
  const { t } = useTranslation()
  return <Tag color={colour[state]} variant="filled">{t(`parcel.${state}`)}</Tag>
}
