import { readdirSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openTestShop, type TestShop } from "../testing/test-shop"

const load = createRequire(__filename)

let shop: TestShop
let memberA: string
let memberB: string
let prefecture: string
let leishan: string

beforeAll(async () => {
  shop = await openTestShop()
  ;[memberA, memberB, prefecture, leishan] = await Promise.all([shop.login("member", "a@member.test"), shop.login("member", "b@member.test"), shop.login("staff", "prefecture@staff.test"), shop.login("staff", "leishan@staff.test")])
}, 180_000)
afterAll(() => shop?.close(), 30_000)

type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers }
async function ask(method: string, route: string, token?: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
  const form = body instanceof FormData
  const answer = await fetch(`${shop.baseUrl}${route}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && !form && { "content-type": "application/json" }), ...more },
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {}, text, headers: answer.headers }
}
const shopping = () => ({ "x-publishable-api-key": shop.facts.catalogueKey })

/** Every stock admin route with the methods its file exports, as Medusa itself finds them. */
function stockAdminRoutes(): { method: string; route: string }[] {
  const root = path.join(path.dirname(load.resolve("@medusajs/medusa/package.json")), "dist/api")
  const files = readdirSync(path.join(root, "admin"), { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.js")
  return files.flatMap((file) => {
    const exported = load(path.join(root, "admin", file)) as Record<string, unknown>
    const route = `/admin/${path.dirname(file).replace(/\[(\w+)\]/g, "any_$1")}`
    return ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) => typeof exported[method] === "function").map((method) => ({ method, route }))
  })
}

/** Loaded before the shop is asked anything: it takes seconds in which idle connections end. */
const routes = stockAdminRoutes()

describe("the walls between audiences", () => {
  it("refuses staff and member tokens on every stock admin route", async () => {
    expect(routes.length).toBeGreaterThan(200)
    const open: string[] = []
    for (const { method, route } of routes) {
      const answers = await Promise.all([prefecture, leishan, memberA].map((token) => ask(method, route, token, method === "GET" || method === "DELETE" ? undefined : {})))
      // Feature flags is Medusa's one public admin route: it names flags and nothing else.
      if (answers.some(({ status }) => status !== 401 && status !== 403)) open.push(`${method} ${route}`)
    }
    expect(open.filter((one) => one !== "GET /admin/feature-flags")).toEqual([])
  }, 120_000)

  it("refuses strangers, and each audience on the other's routes, in the contract's shape", async () => {
    for (const [route, tokens] of [["/cooperative/me", [undefined, prefecture, "nonsense"]], ["/cooperative/parcels", [undefined, leishan]], ["/admin/benefit-me", [undefined, memberA]]] as const) {
      for (const token of tokens) {
        const { status, body } = await ask("GET", route, token)
        expect([status, body.type, body.code]).toEqual([401, "unauthorized", "unauthorized"])
      }
    }
  })

  it("opens no login to whoever registers himself", async () => {
    expect((await ask("POST", "/auth/staff/emailpass/register", undefined, { email: "x@x.test", password: "123456789" })).status).toBe(404)
    expect((await ask("POST", "/auth/member/emailpass/register", undefined, { email: "x@x.test", password: "123456789" })).status).toBe(404)
  })

  it("answers a wrong password alike for known and unknown addresses, and slows guessing down", async () => {
    const guess = (email: string) => ask("POST", "/auth/staff/emailpass", undefined, { email, password: "wrong" })
    const [known, unknown] = [await guess("leishan@staff.test"), await guess("nobody@staff.test")]
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    expect(known.status).toBe(401)
    let last = known
    for (let attempt = 0; attempt < 100 && last.status !== 429; attempt++) last = await guess("prefecture@staff.test")
    expect([last.status, last.body.code]).toEqual([429, "too_many_logins"])
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0)
  }, 60_000)
})

describe("goods from the cooperative's hand into the shop", () => {
  const draft = (picture: string, title = "麻江蓝莓果干") => ({ title, subtitle: "低温慢烘", category: "preserve", story: "鲜果当天采下，低温慢慢烘干。\n\n不加糖。", picture, variants: [{ title: "100g", price_fen: "2990", stock: 12 }, { title: "250g", price_fen: "6880", stock: 3 }] })
  const upload = async (bytes: Buffer, name = "picture.jpg", type = "image/jpeg") => {
    const form = new FormData()
    form.append("picture", new Blob([new Uint8Array(bytes)], { type }), name)
    return ask("POST", "/cooperative/pictures", memberA, form)
  }
  const photo = () => sharp({ create: { width: 900, height: 700, channels: 3, background: "#345" } }).withExif({ IFD0: { Copyright: "somebody's name" } }).jpeg().toBuffer()

  it("takes only real pictures, renders three widths and keeps nothing of the camera", async () => {
    for (const impostor of [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), Buffer.from("GIF89a......."), Buffer.from("MZ not a picture"), (await photo()).subarray(0, 200)]) {
      const { status, body } = await upload(impostor)
      expect([status, body.code]).toEqual([415, "unsupported_picture"])
    }
    expect((await upload(Buffer.alloc(8 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await ask("POST", "/cooperative/pictures", memberA, new FormData())).status).toBe(400)
    const { status, body } = await upload(await photo())
    expect(status).toBe(201)
    for (const width of [320, 640, 1280]) {
      const file = await fetch(`${shop.baseUrl}${String(body.picture).replace("-640", `-${width}`)}`)
      expect([file.status, file.headers.get("content-type"), file.headers.get("cache-control")]).toEqual([200, "image/webp", "public, max-age=31536000, immutable"])
      const facts = await sharp(Buffer.from(await file.arrayBuffer())).metadata()
      expect([facts.width, facts.height, facts.exif]).toEqual([width, (width * 5) / 4, undefined])
    }
  })

  it("shows a proposed product only after staff approve it, with its county and price, found by Chinese, pinyin and initials", async () => {
    const { body: uploaded } = await upload(await photo())
    const created = await ask("POST", "/cooperative/products", memberA, draft(String(uploaded.picture)))
    expect([created.status, created.body.fields]).toEqual([201, undefined])
    const product = created.body.product as { id: string; handle: string; status: string; variants: unknown[] }
    expect([product.status, product.variants]).toEqual(["proposed", [expect.objectContaining({ title: "100g", price_fen: "2990", stock: 12 }), expect.objectContaining({ title: "250g", price_fen: "6880", stock: 3 })]])
    expect((await ask("GET", `/store/catalogue/${product.handle}`, undefined, undefined, shopping())).status).toBe(404)

    expect((await ask("POST", `/admin/benefit-products/${product.id}/decision`, leishan, { decision: "approve" })).status).toBe(404)
    expect((await ask("POST", `/admin/benefit-products/${product.id}/decision`, prefecture, { decision: "reject" })).status).toBe(400)
    expect((await ask("POST", `/admin/benefit-products/${product.id}/decision`, prefecture, { decision: "approve" })).status).toBe(200)
    expect((await ask("POST", `/admin/benefit-products/${product.id}/decision`, prefecture, { decision: "approve" })).status).toBe(409)

    await expect.poll(async () => (await ask("GET", "/store/catalogue", undefined, undefined, shopping())).body.total, { timeout: 15_000, interval: 300 }).toBe(1)
    for (const q of ["蓝莓", "果干", "lanmei", "lmgg", "麻江"]) {
      const list = await ask("GET", `/store/catalogue?q=${encodeURIComponent(q)}`, undefined, undefined, shopping())
      expect([q, list.body.total, list.body.degraded]).toEqual([q, 1, false])
      expect(list.body.products).toEqual([expect.objectContaining({ id: product.id, price_from_fen: "2990", unit_label: "100g", in_stock: true, county: { code: "522635", name: "麻江县" } })])
      expect(list.body.facets).toEqual({ county: { "522635": 1 }, category: { preserve: 1 } })
    }
    const page = await ask("GET", `/store/catalogue/${product.handle}`, undefined, undefined, shopping())
    expect(page.body.product).toEqual(expect.objectContaining({ story: ["鲜果当天采下，低温慢慢烘干。", "不加糖。"], variants: [expect.objectContaining({ available: 12 }), expect.objectContaining({ available: 3 })] }))
    expect(page.headers.get("cache-control")).toContain("public")
    expect(page.headers.get("etag")).toMatch(/^W\//)

    const [others, unknown] = await Promise.all([ask("GET", `/cooperative/products/${product.id}`, memberB), ask("GET", "/cooperative/products/prod_unknown", memberB)])
    expect([others.status, others.text]).toEqual([404, unknown.text])
  }, 30_000)

  it("names every field of a draft that cannot be sold, and takes neither owner nor state from it", async () => {
    const { status, body } = await ask("POST", "/cooperative/products", memberA, { ...draft("/static/pictures/../../secret-640.webp"), variants: [{ title: "一份", price_fen: "0", stock: 1 }, { title: "一份", price_fen: "100", stock: 1 }] })
    expect([status, body.fields]).toEqual([400, { picture: "unknown_picture", "variants.0.price_fen": "price_out_of_range", "variants.1.title": "duplicate" }])
    const owned = await ask("POST", "/cooperative/products", memberA, { ...draft("/x"), cooperative_id: "coop_other", status: "published" })
    expect([owned.status, owned.body.fields]).toEqual([400, expect.objectContaining({ cooperative_id: "unknown_field", status: "unknown_field" })])
  })

  it("refuses bad catalogue queries instead of guessing", async () => {
    for (const query of ["page=0", "page=x", "sort=cheapest", "county=1", "colour=red", `q=${"长".repeat(61)}`]) {
      const { status, body } = await ask("GET", `/store/catalogue?${query}`, undefined, undefined, shopping())
      expect([query, status, body.type]).toEqual([query, 400, "invalid_data"])
    }
    expect((await ask("GET", `/store/catalogue?q=${encodeURIComponent('" OR 1=1 \\')}`, undefined, undefined, shopping())).status).toBe(200)
    expect((await ask("GET", "/store/catalogue?q=%00", undefined, undefined, shopping())).status).toBeLessThan(500)
  })

  it("answers for all sixteen counties", async () => {
    const { body } = await ask("GET", "/store/counties", undefined, undefined, shopping())
    expect(body.counties).toHaveLength(16)
  })

  it("is live and ready", async () => {
    expect((await ask("GET", "/health/live")).status).toBe(200)
    expect((await ask("GET", "/health/ready")).body).toEqual({ status: "ready", database: "up", search: "up" })
  })
})
