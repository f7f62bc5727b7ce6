import { useTranslation } from "react-i18next"
import { Form } from "react-router"

export type SignProblem = "sign_conflict" | "sign_unavailable"

/** 确认收货: opened first, then confirmed, with or without script. It starts the days of return and lets the households' money go its way. */
export function SignParcel({ cooperativeId, problem }: { cooperativeId: string; problem?: SignProblem }) {
  const { t } = useTranslation()
  return (
    <details open={problem !== undefined} className="rounded-lg border border-silver/60">
      <summary className="flex min-h-12 items-center justify-center rounded-lg px-4 font-semibold text-indigo">{t("order.sign")}</summary>
      <Form method="post" className="space-y-3 border-t border-mist px-4 py-3">
        <p className="text-sm">{t("order.sign_hint")}</p>
        {problem ? <p role="alert" className="text-sm text-thread">{t(`order.${problem}`)}</p> : null}
        <button name="sign" value={cooperativeId} className="button button-primary w-full">{t("order.sign_confirm")}</button>
      </Form>
    </details>
  )
}
