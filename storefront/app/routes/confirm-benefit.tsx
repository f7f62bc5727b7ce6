import { useTranslation } from "react-i18next"
import { data, Form, redirect } from "react-router"
import type { Route } from "./+types/confirm-benefit"
import { confirm, confirmationOf, isGone, visitorOf, type Visitor } from "../api/confirmations.server"
import { once } from "../api/once.server"
import { LanguageSwitch } from "../components/language-switch"
import { Ended, NotNow } from "../features/confirmation/ended"
import { LargePage } from "../features/confirmation/large-page"
import { Paper } from "../features/confirmation/paper"
import { decisionKey, privateHead, privateHeaders, thanksAddress } from "../features/confirmation/private-page.server"
import { translateFor } from "../texts/language.server"

/** A page without menu, basket or search: it belongs to one household and leads nowhere else. */
export const handle = { bare: true }

export async function loader({ request, params }: Route.LoaderArgs) {
  const [t, looked] = await Promise.all([translateFor(request), confirmationOf(visitorOf(request, params.token))])
  const head = privateHead(t)
  if (looked.ok) return data({ head, paper: looked.data, state: "open" as const }, { headers: privateHeaders })
  const gone = isGone(looked.status)
  return data({ head, paper: null, state: gone ? "ended" as const : "not_now" as const }, { status: gone ? 404 : 503, headers: privateHeaders })
}

/** 情况属实 or 钱已收到. Two presses of one button are one decision; afterwards the address holds no token any more. */
export async function action({ request, params }: Route.ActionArgs) {
  const decided = await once(decisionKey(params.token), () => confirmStep(visitorOf(request, params.token)), ({ answer }) => answer.ok)
  if (decided.answer.ok) throw redirect(thanksAddress(decided.step, decided.answer.data.outcome), { status: 303, headers: privateHeaders })
  const gone = isGone(decided.answer.status)
  return data({ state: gone ? "ended" as const : "unsure" as const }, { status: gone ? 404 : 503, headers: privateHeaders })
}

/** Which of the two steps a link is for is known only until it is used. */
async function confirmStep(visitor: Visitor) {
  const looked = await confirmationOf(visitor)
  return { step: looked.ok ? looked.data.step : "acknowledged" as const, answer: await confirm(visitor) }
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta = ({ loaderData }: Route.MetaArgs) => loaderData?.head ?? []

export default function ConfirmBenefit({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { paper, state } = { ...loaderData, ...(actionData ? { state: actionData.state } : {}) }
  if (state === "not_now" || state === "unsure") return <NotNow unsure={state === "unsure"} />
  if (!paper || state === "ended") return <Ended />
  return (
    <LargePage title={t(`confirm.title_${paper.step}`)}>
      <Paper paper={paper} />
      <Form method="post" className="grid gap-4">
        <button className="button button-primary min-h-16 text-[24px]">{t(`confirm.yes_${paper.step}`)}</button>
        <a className="button button-quiet min-h-16 text-[24px]" href={`/c/${params.token}/no`}>{t(`confirm.no_${paper.step}`)}</a>
      </Form>
      <p className="text-[20px] text-muted">{t("confirm.once")}</p>
      <LanguageSwitch className="min-h-14 text-[20px] underline underline-offset-4" />
    </LargePage>
  )
}
