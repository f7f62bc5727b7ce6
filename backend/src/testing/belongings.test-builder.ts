import { BenefitService } from "../modules/benefit/service"
import { paidOrder, type PlacedOrder, told } from "./buyer"
import type { TestShop } from "./test-shop"

const DAY_MS = 86_400_000
/** Long enough for every window (LEDGER 21). */
const LATER_MS = 30 * DAY_MS

/** One record of each kind, all of the blueberry cooperative in Majiang (522635). */
export interface Belongings {
  order: PlacedOrder
  householdId: string
  membershipId: string
  evidenceFileId: string
  /** a county's list, checked and not accepted */
  importId: string
  lotId: string
  /** in force */
  agreementId: string
  lotCorrectionId: string
  returnCaseId: string
  batchId: string
  payoutId: string
  caseId: string
}

/** A smallest picture that is one. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64")

/** Sells, settles, pays and disputes; everything a stranger could ask for by its id. Needs a shop opened with payments. */
export async function belongingsOf(shop: TestShop): Promise<Belongings> {
  const [member, prefecture] = [await shop.login("member", "a@member.test"), await shop.login("staff", "prefecture@staff.test")]
  const order = await paidOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 2 }])
  const household = await told<{ household: { id: string; memberships: { id: string }[] } }>(shop, "/admin/registry-households", {
    token: prefecture, body: { county_code: "522635", household_code: "MJ-9001", village_code: "522635100201", village_name: "光明村", kind: "lifted", entered_on: "2020-11-01", member_count: 3, name: "罗阿青", phone: "13987650001", memberships: [{ cooperative_id: shop.facts.blueberry.cooperativeId, from: "2021-01-01" }] },
  })
  const evidenceFileId = await keepPicture(shop, member)
  const lot = await told<{ lot: { id: string } }>(shop, "/cooperative/lots", { token: member, body: { number: "STRANGE-1", inventory_item_id: shop.facts.blueberry.inventoryItemId, harvest_date: "2026-07-02", base_unit: "g", contributions: [{ household_id: "hh_testhouse0", base_units: 3_000 }] } })
  const correction = await told<{ correction: { id: string } }>(shop, `/cooperative/lots/${lot.lot.id}/corrections`, { token: member, body: { direction: "down", base_units: 100, reason: "复秤少了一百克" } })
  const { agreements } = await told<{ agreements: { id: string }[] }>(shop, "/cooperative/agreements", { token: member })
  return { order, importId: await uploadedList(shop, prefecture), agreementId: String(agreements[0]?.id), householdId: household.household.id, membershipId: String(household.household.memberships[0]?.id), evidenceFileId, lotId: lot.lot.id, lotCorrectionId: correction.correction.id, ...(await settled(shop, order, evidenceFileId)) }
}

async function keepPicture(shop: TestShop, token: string): Promise<string> {
  const form = new FormData()
  form.append("purpose", "licence")
  form.append("file", new Blob([new Uint8Array(PICTURE)], { type: "image/png" }), "slip.png")
  const kept = await fetch(`${shop.baseUrl}/cooperative/evidence-files`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: form })
  const { file } = (await kept.json()) as { file?: { id: string } }
  if (!file) throw new Error(`the picture was not kept: ${kept.status}`)
  return file.id
}

/** The empty form of a list, taken in for Majiang and checked in the background. */
async function uploadedList(shop: TestShop, token: string): Promise<string> {
  const template = await fetch(`${shop.baseUrl}/admin/registry-import-template?format=csv`, { headers: { authorization: `Bearer ${token}` } })
  const form = new FormData()
  form.append("county_code", "522635")
  form.append("reason", "年度农户信息更新")
  form.append("file", await template.blob(), "list.csv")
  const answer = await fetch(`${shop.baseUrl}/admin/registry-imports`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: form })
  const { import: list } = (await answer.json()) as { import?: { id: string } }
  if (!list) throw new Error(`the list was not taken in: ${answer.status}`)
  for (let tries = 0; tries < 100; tries += 1) {
    const { import: found } = await told<{ import: { state: string } }>(shop, `/admin/registry-imports/${list.id}`, { token })
    if (found.state === "checked") return list.id
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("the list was never checked")
}

/** The batch of the order, a month on: the ledger's own module is given the time that HTTP cannot. */
async function settled(shop: TestShop, order: PlacedOrder, evidenceId: string): Promise<Pick<Belongings, "batchId" | "payoutId" | "caseId" | "returnCaseId">> {
  const benefit = new BenefitService({}, { databaseUrl: String(shop.environment["BENEFIT_DATABASE_URL"]), signingKeyFile: String(shop.environment["LEDGER_SIGNING_KEY_FILE"]), checkpointFile: String(shop.environment["LEDGER_CHECKPOINT_FILE"]) })
  try {
    const [now, cooperativeId, actor] = [Date.now() + LATER_MS, shop.facts.blueberry.cooperativeId, "staff_test"]
    const { lines } = await told<{ lines: { line_id: string }[] }>(shop, `/store/orders/${order.id}/benefit`, { headers: { "x-order-token": order.token } })
    await benefit.handover.signings.sign({ orderId: order.id, cooperativeId, source: "buyer", signedAtMs: Date.now(), actor, lines: lines.map(({ line_id }) => ({ lineId: line_id, goodsClass: "fresh" })) })
    const to = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
    const frozen = await benefit.handover.batches.freeze({ cooperativeId, to, countyCode: "522635", actor }, now)
    await benefit.handover.batches.instruct({ id: frozen.id, version: frozen.version, actor }, now)
    const { id: returnCaseId } = await benefit.returns.ask({ orderId: order.id, cooperativeId, kind: "damage", reason: "收到时有破损", idempotencyKey: "belongings", lines: [{ lineId: String(lines[0]?.line_id), quantity: 1 }] }, Date.now())
    const proof = "ab".repeat(32)
    await benefit.handover.payouts.record({ batchId: frozen.id, voucher: { evidenceId, proof }, householdIds: null, paidOn: to, actor }, now)
    const [link] = await benefit.handover.confirmations.open({ batchId: frozen.id, step: "received", householdIds: ["hh_testhouse0"], actor }, now)
    await benefit.handover.confirmations.dispute(String(link?.token), "not_received", now)
    const staff = await shop.login("staff", "office@staff.test")
    const detail = await told<{ payouts: { id: string }[] }>(shop, `/admin/benefit-settlements/${frozen.id}`, { token: staff })
    const { cases } = await told<{ cases: { id: string }[] }>(shop, "/admin/benefit-handover-cases", { token: staff })
    return { returnCaseId, batchId: frozen.id, payoutId: String(detail.payouts[0]?.id), caseId: String(cases[0]?.id) }
  } finally {
    await benefit.close()
  }
}
