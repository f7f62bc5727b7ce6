import type { CooperativeParcel } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { StateMark } from "./state-mark"

const tone = { awaiting_payment: "still", to_ship: "bad", shipped: "way", signed: "good", cancelled: "still", refunded: "still" } as const

/** Where a parcel is, by word first and colour second. */
export function ParcelState({ state }: { readonly state: CooperativeParcel["state"] }) {
  const { t } = useTranslation()
  return <StateMark tone={tone[state]}>{t(`parcel.${state}`)}</StateMark>
}
