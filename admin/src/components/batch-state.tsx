import type { BatchState } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { StateMark } from "./state-mark"

const tone = { frozen: "bad", instructed: "wait", partly_paid: "way", paid: "good" } as const

/** How far a batch's households are paid, by word first and colour second. */
export function BatchStateMark({ state }: { readonly state: BatchState }) {
  const { t } = useTranslation()
  return <StateMark tone={tone[state]}>{t(`batch.${state}`)}</StateMark>
}
