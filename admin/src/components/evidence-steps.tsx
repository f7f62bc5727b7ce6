import { CheckOutlined } from "@ant-design/icons"
import type { BatchHousehold } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { StateMark } from "./state-mark"
import "./evidence-steps.css"

const steps = ["acknowledged", "paid", "received"] as const

/** 农户确认 → 已兑付 → 已收款 of one household: sewn where it is proven. What waits or is disputed stands behind it. */
export function EvidenceSteps({ household }: { readonly household: BatchHousehold }) {
  const { t } = useTranslation()
  return (
    <span className="evidence-steps">
      {steps.map((step) => (
        <span key={step} className={household[step] ? "evidence-step sewn" : "evidence-step"}>
          {household[step] ? <CheckOutlined aria-hidden="true" /> : null}{t(`household.${step}`)}{household[step] ? null : <span className="visually-hidden"> {t("household.not_yet")}</span>}
        </span>
      ))}
      {household.spot_checked ? <StateMark tone="good">{t("household.spot_checked")}</StateMark> : null}
      {household.open_case ? <StateMark tone="bad">{t("household.open_case")}</StateMark> : household.open_link ? <StateMark tone="wait">{t("household.open_link")}</StateMark> : null}
    </span>
  )
}
