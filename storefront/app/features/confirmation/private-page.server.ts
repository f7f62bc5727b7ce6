import { createHash } from "node:crypto"
import { shanghaiDay, type ConfirmationPaper } from "@qianhang/shared/contracts"
import type { MetaDescriptor } from "react-router"
import type { Translate } from "../../texts/language.server"

type Step = ConfirmationPaper["step"]
const sayings = ["acknowledged", "received", "disputed"] as const

/** Nothing of a household's page is kept by anything between it and its reader. (`Referrer-Policy` is set by the server for all of /c/.) */
export const privateHeaders = { "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" }

/** A head that says nothing of whom or what; no canonical address, for it would hold the token. */
export const privateHead = (t: Translate): MetaDescriptor[] => [
  { title: `${t("confirm.page")} · ${t("shop.name")}` },
  { name: "robots", content: "noindex, nofollow" },
  { name: "referrer", content: "no-referrer" },
]

/** Keys one household's decision in this process without keeping its token. */
export const decisionKey = (token: string): string => `confirmation ${createHash("sha256").update(token).digest("base64url")}`

const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date())

/** Where a decision leads: no token, only what was said and the day. */
export function thanksAddress(step: Step, outcome: "confirmed" | "disputed"): string {
  return `/c/thanks?said=${outcome === "disputed" ? "disputed" : step}&day=${today()}`
}

/** Reads such an address; one that was tampered with says the least. */
export function thanksOf(url: URL): { said: (typeof sayings)[number]; day: string } {
  const day = shanghaiDay.safeParse(url.searchParams.get("day"))
  return { said: sayings.find((saying) => saying === url.searchParams.get("said")) ?? "acknowledged", day: day.success ? day.data : today() }
}
