import { cooperativeProduct, ledgerEntry, memberMe, reportSummary, type CooperativeProduct, type LedgerEntryView, type ReportSummary } from "@qianhang/shared/contracts"
import { ask, field, told, type Answer, type Question } from "./ask.js"
import { demoData, shop, type Login } from "./shop.js"

/** Today in Asia/Shanghai. */
export const shanghaiToday = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date())

/** A demo login of programme staff who may see every county. */
export function staffLogin(): Login {
  const found = demoData().logins.find(({ door, who }) => door === "staff" && !who.includes("县"))
  if (!found) throw new Error("no demo login of staff")
  return found
}

/** The demo logins of cooperatives. */
export const memberLogins = (): Login[] => demoData().logins.filter(({ door }) => door === "member")

/** A bearer token for one of the two own actors. */
export async function tokenOf(actor: "staff" | "member", { email, password }: Pick<Login, "email" | "password">): Promise<string> {
  const answer = await ask(`${shop.backendUrl}/auth/${actor}/emailpass`, { method: "POST", body: { email, password } })
  const token = field(answer.body, "token")
  if (typeof token !== "string") throw new Error(`${email} could not log in as ${actor}: ${answer.status} ${answer.text.slice(0, 200)}`)
  return token
}

export const askAs = (token: string, path: string, question: Question = {}): Promise<Answer> => ask(`${shop.backendUrl}${path}`, { ...question, headers: { ...question.headers, authorization: `Bearer ${token}` } })

/** Today's five measures over everything. */
export async function summaryToday(staff: string, filter: Record<string, string> = {}): Promise<ReportSummary> {
  const today = shanghaiToday()
  return told(reportSummary, await askAs(staff, `/admin/benefit-reports/summary?${new URLSearchParams({ from: today, to: today, ...filter })}`))
}

export async function entriesOf(staff: string, sourceId: string): Promise<LedgerEntryView[]> {
  const answer = await askAs(staff, `/admin/benefit-ledger-entries?source_id=${encodeURIComponent(sourceId)}`)
  return told({ parse: (body) => ledgerEntry.array().parse(field(body, "entries")) }, answer)
}

export async function productsOf(member: string): Promise<CooperativeProduct[]> {
  return told({ parse: (body) => cooperativeProduct.array().parse(field(body, "products")) }, await askAs(member, "/cooperative/products"))
}

export async function cooperativeOf(member: string): Promise<{ id: string; name: string }> {
  return told(memberMe, await askAs(member, "/cooperative/me")).cooperative
}
