import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openTestShop, type TestShop } from "../testing/test-shop"

let shop: TestShop
let memberA: string
let memberB: string
let prefecture: string
let leishan: string
let photo: Buffer

beforeAll(async () => {
  shop = await openTestShop()
  ;[memberA, memberB, prefecture, leishan] = await Promise.all([shop.login("member", "a@member.test"), shop.login("member", "b@member.test"), shop.login("staff", "prefecture@staff.test"), shop.login("staff", "leishan@staff.test")])
  photo = await sharp({ create: { width: 90, height: 70, channels: 3, background: "#345" } }).png().toBuffer()
}, 180_000)
afterAll(() => shop?.close(), 30_000)

type Answer = { status: number; body: { code?: string; fields?: object; file?: { id: string } }; text: string; bytes: Buffer; headers: Headers }
async function answerOf(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString("utf8")
  return { status: response.status, body: text.startsWith("{") ? (JSON.parse(text) as Answer["body"]) : {}, text, bytes, headers: response.headers }
}
const read = async (route: string, token?: string) => answerOf(await fetch(`${shop.baseUrl}${route}`, { headers: token ? { authorization: `Bearer ${token}` } : {} }))
async function keep(route: string, token: string | undefined, fields: Record<string, string>, bytes: Buffer | null = photo): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (bytes) form.append("file", new Blob([new Uint8Array(bytes)], { type: "text/html" }), "转账 凭证(1).html")
  return answerOf(await fetch(`${shop.baseUrl}${route}`, { method: "POST", headers: token ? { authorization: `Bearer ${token}` } : {}, body: form }))
}
const reason = encodeURIComponent("核对凭证")

describe("evidence files over HTTP", () => {
  it("keeps a member's file and answers it as a download that nothing can run", async () => {
    const kept = await keep("/cooperative/evidence-files", memberA, { purpose: "voucher" })
    expect([kept.status, kept.body.file]).toEqual([201, expect.objectContaining({ media_type: "image/png", bytes: photo.length, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })])
    const got = await read(`/cooperative/evidence-files/${kept.body.file?.id}`, memberA)
    expect([got.status, got.bytes.equals(photo)]).toEqual([200, true])
    expect(Object.fromEntries(["content-type", "content-disposition", "x-content-type-options", "content-security-policy", "cache-control"].map((name) => [name, got.headers.get(name)]))).toEqual({
      "content-type": "image/png", "content-disposition": "attachment; filename=\"file\"; filename*=UTF-8''%E8%BD%AC%E8%B4%A6%20%E5%87%AD%E8%AF%81%281%29.html", "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'", "cache-control": "private, no-store",
    })
  })

  it("shows another cooperative's and another county's file to nobody: the same answer as for an unknown one", async () => {
    const { body } = await keep("/cooperative/evidence-files", memberA, { purpose: "voucher" })
    const id = String(body.file?.id)
    for (const [route, token] of [["/cooperative/evidence-files", memberB], ["/admin/benefit-evidence-files", leishan]] as const) {
      const [others, unknown] = await Promise.all([read(`${route}/${id}?reason=${reason}`, token), read(`${route}/file_${"0".repeat(24)}?reason=${reason}`, token)])
      expect([others.status, others.text]).toEqual([404, unknown.text])
    }
    expect((await read(`/admin/benefit-evidence-files/${id}?reason=${reason}`, prefecture)).status).toBe(200)
    expect((await read(`/admin/benefit-evidence-files/${id}`, prefecture)).status).toBe(400)
    expect((await read(`/admin/benefit-evidence-files/${id}?reason=${reason}`, memberA)).status).toBe(401)
    expect((await read(`/cooperative/evidence-files/${id}`)).status).toBe(401)
  })

  it("lets a county officer keep files for his own county and its cooperatives alone", async () => {
    const route = "/admin/benefit-evidence-files"
    const own = await keep(route, leishan, { purpose: "licence", cooperative_id: shop.facts.silver.cooperativeId })
    expect(own.status).toBe(201)
    expect((await read(`/cooperative/evidence-files/${own.body.file?.id}`, memberB)).status).toBe(200)
    expect((await keep(route, leishan, { purpose: "signed_sheet" })).status).toBe(201)
    expect((await keep(route, leishan, { purpose: "licence", cooperative_id: shop.facts.blueberry.cooperativeId })).status).toBe(404)
    const elsewhere = await keep(route, leishan, { purpose: "licence", county_code: "522635" })
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, "other_county"])
  })

  it("refuses what is no file of evidence, whatever it is called", async () => {
    const route = "/cooperative/evidence-files"
    for (const [bytes, fields, status, code] of [
      [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), { purpose: "lot" }, 415, "unsupported_file"], [Buffer.concat([photo, Buffer.from("<script>1</script>")]), { purpose: "lot" }, 415, "unsupported_file"],
      [Buffer.alloc(10 * 1024 * 1024 + 1), { purpose: "lot" }, 413, "file_too_large"], [null, { purpose: "lot" }, 400, "invalid_fields"], [Buffer.alloc(0), { purpose: "lot" }, 413, "file_too_large"],
      [photo, { purpose: "love" }, 400, "invalid_fields"], [photo, {}, 400, "invalid_fields"], [photo, { purpose: "lot", cooperative_id: "coop_other" }, 400, "invalid_fields"],
    ] as const) {
      const answer = await keep(route, memberA, fields as Record<string, string>, bytes)
      expect([answer.status, answer.body.code]).toEqual([status, code])
    }
  })

  it("erases for the prefecture, with a reason that names nobody, and for good", async () => {
    const { body } = await keep("/cooperative/evidence-files", memberB, { purpose: "membership" })
    const id = String(body.file?.id)
    const erase = async (token: string, why: string) => answerOf(await fetch(`${shop.baseUrl}/admin/benefit-evidence-files/${id}/erase`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify({ reason: why }) }))
    expect((await erase(leishan, "本人要求删除")).body.code).toBe("not_your_task")
    const named = await erase(prefecture, "户主 13800001111 要求")
    expect([named.status, named.body.fields]).toEqual([400, { reason: "reason_names_somebody" }])
    expect((await erase(prefecture, "本人要求删除")).status).toBe(200)
    expect((await erase(prefecture, "本人要求删除")).status).toBe(404)
    expect((await read(`/cooperative/evidence-files/${id}`, memberB)).status).toBe(404)
  })
})
