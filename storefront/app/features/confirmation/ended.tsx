import { useTranslation } from "react-i18next"
import { LargePage } from "./large-page"

/** Unknown, used, revoked and expired links read alike: nobody learns from the page which of them it was. */
export function Ended() {
  const { t } = useTranslation()
  return (
    <LargePage title={t("confirm.ended")}>
      <p>{t("confirm.ended_why")}</p>
      <p>{t("confirm.ask")}</p>
    </LargePage>
  )
}

/** The backend did not answer. After a press (`unsure`) it may have heard it all the same. */
export function NotNow({ unsure }: { unsure: boolean }) {
  const { t } = useTranslation()
  return (
    <LargePage title={t("confirm.not_now")}>
      <p>{t(unsure ? "confirm.not_now_unsure" : "confirm.not_now_hint")}</p>
    </LargePage>
  )
}
