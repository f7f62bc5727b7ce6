import { useTranslation } from "react-i18next"
import { data } from "react-router"
import type { Route } from "./+types/benefit-thanks"
import { formatDate } from "../components/day"
import { LargePage } from "../features/confirmation/large-page"
import { privateHead, privateHeaders, thanksOf } from "../features/confirmation/private-page.server"
import { translateFor } from "../texts/language.server"

export const handle = { bare: true }

/** What was said, and on which day. The address holds no token, so that going back or sharing it gives nothing away. */
export async function loader({ request }: Route.LoaderArgs) {
  return data({ head: privateHead(await translateFor(request)), ...thanksOf(new URL(request.url)) }, { headers: privateHeaders })
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta = ({ loaderData }: Route.MetaArgs) => loaderData?.head ?? []

export default function BenefitThanks({ loaderData: { said, day } }: Route.ComponentProps) {
  const { t, i18n } = useTranslation()
  return (
    <LargePage title={t("confirm.thanks")}>
      <p role="status">{t(`confirm.thanks_${said}`, { day: formatDate(day, i18n.language) })}</p>
      <p>{t(said === "disputed" ? "confirm.thanks_next" : "confirm.thanks_close")}</p>
    </LargePage>
  )
}
