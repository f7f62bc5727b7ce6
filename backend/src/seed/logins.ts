import type { IAuthModuleService, IUserModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { COOPERATIVE_MODULE, type CooperativeModuleService } from "../modules/cooperative"
import { PROGRAMME_MODULE, type ProgrammeModuleService } from "../modules/programme"
import type { SellingPlace } from "./cooperatives"
import { byKey, type Seeding } from "./seeding"

export interface DemoLogin { readonly door: "member" | "staff" | "operator"; readonly email: string; readonly password: string; readonly who: string }

/** Known to every reader of this repository: the seed refuses to run in production. */
const PASSWORD = "demo-only-2026"

const STAFF = [
  { email: "office@demo.qianhang.test", name: "演示 结对办", role: "office", county_code: null, who: "杭州结对办公室" },
  { email: "prefecture@demo.qianhang.test", name: "演示 州级", role: "prefecture", county_code: null, who: "黔东南州工作专班" },
  { email: "majiang@demo.qianhang.test", name: "演示 麻江", role: "county", county_code: "522635", who: "麻江县工作人员（只看麻江）" },
  { email: "leishan@demo.qianhang.test", name: "演示 雷山", role: "county", county_code: "522634", who: "雷山县工作人员（只看雷山）" },
] as const
const OPERATOR = { email: "operator@demo.qianhang.test", who: "平台运营" }

type Actor = { login: DemoLogin; metadata: Record<string, string> }

async function memberActors({ container }: Seeding, places: readonly SellingPlace[]): Promise<Actor[]> {
  const cooperatives = container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE)
  const emailOf = (place: SellingPlace): string => `${place.offer.handle}@demo.qianhang.test`
  const known = byKey(await cooperatives.listMembers({ email: places.map(emailOf) }, { take: 100 }), (row) => row.email)
  const missing = places.filter((place) => !known.has(emailOf(place)))
  const made = missing.length > 0 ? await cooperatives.createMembers(missing.map((place) => ({ name: place.offer.member, email: emailOf(place), cooperative_id: place.cooperativeId }))) : []
  const members = new Map([...known, ...byKey(made, (row) => row.email)])
  return places.map((place) => ({ login: { door: "member", email: emailOf(place), password: PASSWORD, who: place.offer.name }, metadata: { member_id: members.get(emailOf(place))?.id ?? "" } }))
}

async function staffActors({ container }: Seeding): Promise<Actor[]> {
  const programme = container.resolve<ProgrammeModuleService>(PROGRAMME_MODULE)
  const known = byKey(await programme.listStaff({ email: STAFF.map((person) => person.email) }), (row) => row.email)
  const missing = STAFF.filter((person) => !known.has(person.email))
  const made = missing.length > 0 ? await programme.createStaff(missing.map(({ email, name, role, county_code }) => ({ email, name, role, county_code }))) : []
  const staff = new Map([...known, ...byKey(made, (row) => row.email)])
  return STAFF.map(({ email, who }) => ({ login: { door: "staff", email, password: PASSWORD, who }, metadata: { staff_id: staff.get(email)?.id ?? "" } }))
}

async function operatorActor({ container }: Seeding): Promise<Actor> {
  const users = container.resolve<IUserModuleService>(Modules.USER)
  const [found] = await users.listUsers({ email: OPERATOR.email })
  const user = found ?? (await users.createUsers({ email: OPERATOR.email, first_name: "演示", last_name: "运营" }))
  return { login: { door: "operator", email: OPERATOR.email, password: PASSWORD, who: OPERATOR.who }, metadata: { user_id: user.id } }
}

/** Opens the e-mail and password logins that are missing and (again) says on whose behalf each acts. */
async function openIdentities({ container }: Seeding, actors: readonly Actor[]): Promise<void> {
  const auth = container.resolve<IAuthModuleService>(Modules.AUTH)
  const found = await Promise.all(actors.map(({ login }) => auth.listProviderIdentities({ entity_id: login.email, provider: "emailpass" })))
  const known = byKey(found.flat(), (row) => row.entity_id)
  const identified: { id: string; app_metadata: Record<string, string> }[] = []
  for (const { login, metadata } of actors) {
    const existing = known.get(login.email)?.auth_identity_id
    if (existing) {
      identified.push({ id: existing, app_metadata: metadata })
      continue
    }
    const opened = await auth.register("emailpass", { url: "", headers: {}, query: {}, protocol: "https", body: { email: login.email, password: login.password } })
    if (!opened.success || !opened.authIdentity) throw new Error(`no login was opened for ${login.email}: ${opened.error ?? "no identity was made"}`)
    identified.push({ id: opened.authIdentity.id, app_metadata: metadata })
  }
  await auth.updateAuthIdentities(identified)
}

/** Demo logins of every door, the one to try first at the head of its door. */
export async function openLogins(seeding: Seeding, places: readonly SellingPlace[]): Promise<DemoLogin[]> {
  const actors = [...(await memberActors(seeding, places)), ...(await staffActors(seeding)), await operatorActor(seeding)]
  await openIdentities(seeding, actors)
  return actors.map(({ login }) => login)
}
