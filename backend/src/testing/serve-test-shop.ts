import { container } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import start from "@medusajs/medusa/commands/start"
import { createMember } from "../workflows/cooperative/create-member"
import { createStaff } from "../workflows/cooperative/create-staff"
import { buildSmallShop } from "../workflows/order/small-shop.test-builder"
import { DEFAULT_SHOP_READY, TEST_PASSWORD, type TestShopFacts } from "./test-shop-facts"

/** Started by `openTestShop` as a process of its own: boots the real server, fills it with two cooperatives and all kinds of logins, says so in one line and serves. */
async function main(): Promise<void> {
  await start({ directory: process.cwd(), port: Number(process.env.BACKEND_PORT), host: "127.0.0.1", types: false })
  const shop = await buildSmallShop(container)
  const channels = await container.resolve(Modules.STORE).listStores({}, { select: ["default_sales_channel_id"] })
  for (const [email, cooperativeId] of [["a@member.test", shop.blueberry.cooperativeId], ["b@member.test", shop.silver.cooperativeId]] as const) {
    await createMember(container).run({ input: { cooperativeId, name: "测试社员", email, password: TEST_PASSWORD } })
  }
  await createStaff(container).run({ input: { name: "州乡村振兴局", email: "prefecture@staff.test", password: TEST_PASSWORD, role: "prefecture", countyCode: null } })
  for (const email of ["office@staff.test", "office-two@staff.test"]) await createStaff(container).run({ input: { name: "杭州办公室", email, password: TEST_PASSWORD, role: "office", countyCode: null } })
  await createStaff(container).run({ input: { name: "雷山专班", email: "leishan@staff.test", password: TEST_PASSWORD, role: "county", countyCode: "522634" } })
  await openOperatorLogin("operator@shop.test")
  const key = await container.resolve(Modules.API_KEY).createApiKeys({ title: "default channel", type: "publishable", created_by: "" })
  await container.resolve("link").create({ [Modules.API_KEY]: { publishable_key_id: key.id }, [Modules.SALES_CHANNEL]: { sales_channel_id: channels[0]?.default_sales_channel_id ?? "" } })
  const facts: TestShopFacts = { ...shop, catalogueKey: key.token }
  process.stdout.write(`\n${DEFAULT_SHOP_READY}${JSON.stringify(facts)}\n`)
}

/** An operator of the shop: a user of Medusa's own. */
async function openOperatorLogin(email: string): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const user = await container.resolve(Modules.USER).createUsers({ email })
  const { authIdentity } = await auth.register("emailpass", { url: "", headers: {}, query: {}, protocol: "https", body: { email, password: TEST_PASSWORD } })
  if (!authIdentity) throw new Error(`no login was opened for ${email}`)
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { user_id: user.id } })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
