import { caseReason } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { data, Form, redirect } from "react-router"
import type { Route } from "./+types/dispute-benefit"
import { confirmationOf, dispute, isGone, visitorOf } from "../api/confirmations.server"
import { once } from "../api/once.server"
import { submittedForm } from "../api/submitted-form.server"
import { Ended, NotNow } from "../features/confirmation/ended"
import { LargePage } from "../features/confirmation/large-page"
import { decisionKey, privateHead, privateHeaders, thanksAddress } from "../features/confirmation/private-page.server"
import { translateFor } from "../texts/language.server"

export const handle = { bare: true }

/** Only reasons that can be meant: who was not paid yet cannot miss the money, who was paid is not asked about weights. */
const reasons = { acknowledged: ["quantity_wrong", "amount_wrong", "not_mine"], received: ["not_received", "amount_wrong", "not_mine"] } as const

export async function loader({ request, params }: Route.LoaderArgs) {
  const [t, looked] = await Promise.all([translateFor(request), confirmationOf(visitorOf(request, params.token))])
  const head = privateHead(t)
  if (looked.ok) return data({ head, step: looked.data.step, state: "open" as const }, { headers: privateHeaders })
  const gone = isGone(looked.status)
  return data({ head, step: null, state: gone ? "ended" as const : "not_now" as const }, { status: gone ? 404 : 503, headers: privateHeaders })
}

/** One press names what is wrong; staff look into it. */
export async function action({ request, params }: Route.ActionArgs) {
  const reason = caseReason.safeParse((await submittedForm(request)).get("reason"))
  if (!reason.success) return data({ state: "open" as const }, { status: 400, headers: privateHeaders })
  const answer = await once(decisionKey(params.token), () => dispute(visitorOf(request, params.token), reason.data), ({ ok }) => ok)
  if (answer.ok) throw redirect(thanksAddress("acknowledged", answer.data.outcome), { status: 303, headers: privateHeaders })
  const gone = isGone(answer.status)
  return data({ state: gone ? "ended" as const : "unsure" as const }, { status: gone ? 404 : 503, headers: privateHeaders })
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta = ({ loaderData }: Route.MetaArgs) => loaderData?.head ?? []

export default function DisputeBenefit({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { step, state } = { ...loaderData, ...(actionData ? { state: actionData.state } : {}) }
  if (state === "not_now" || state === "unsure") return <NotNow unsure={state === "unsure"} />
  if (!step || state === "ended") return <Ended />
  return (
    <LargePage title={t("confirm.what_is_wrong")}>
      <p>{t("confirm.dispute_lead")}</p>
      <Form method="post" className="grid gap-4">
        {reasons[step].map((reason) => <button key={reason} name="reason" value={reason} className="button button-quiet min-h-16 text-[24px]">{t(`confirm.reason_${reason}`)}</button>)}
      </Form>
      <p><a className="text-link min-h-14 text-[22px]" href={`/c/${params.token}`}>{t("confirm.back")}</a></p>
    </LargePage>
  )
}
