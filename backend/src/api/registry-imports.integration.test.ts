import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { asCsv, asXlsx, listRow } from "../modules/registry/imports/county-list.test-builder"
import { openSheet } from "../sheets/open-sheet"
import { workbook } from "../sheets/workbook.test-builder"
import { openTestShop, type TestShop } from "../testing/test-shop"

let shop: TestShop
let member: string
let prefecture: string
let office: string
let leishan: string
/** Everything the shop has ever answered here but the canaries' own exports. */
const answered: string[] = []

beforeAll(async () => {
  shop = await openTestShop()
  ;[member, prefecture, office, leishan] = await Promise.all([shop.login("member", "b@member.test"), shop.login("staff", "prefecture@staff.test"), shop.login("staff", "office@staff.test"), shop.login("staff", "leishan@staff.test")])
}, 400_000)
afterAll(() => shop?.close(), 30_000)

type View = { id: string; state: string; county_code: string | null; progress: { done: number; total: number }; counts: Record<string, number>; report_digest: string; refusal: string | null; uploaded_by_name: string; unread_columns: string[] }
type Line = { row: number; column: string; heading: string | null; kind: string; code: string; found: string; expected: string }
type Answer = { status: number; body: { code?: string; message?: string; fields?: object; import?: View; imports?: View[]; lines?: Line[]; households?: { id: string; version: number }[]; total?: number }; text: string; bytes: Buffer; headers: Headers }
const at = "/admin/registry-imports"

async function answerOf(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString("utf8")
  answered.push(text)
  return { status: response.status, body: text.startsWith("{") ? (JSON.parse(text) as Answer["body"]) : {}, text, bytes, headers: response.headers }
}
const ask = async (method: string, route: string, token?: string, body?: object): Promise<Answer> =>
  answerOf(await fetch(`${shop.baseUrl}${route}`, { method, headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { "content-type": "application/json" }) }, ...(body && { body: JSON.stringify(body) }) }))

async function upload(bytes: Buffer, token: string | undefined = leishan, fields: Record<string, string> = {}): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ reason: "年度农户信息更新", ...fields })) form.append(name, value)
  form.append("file", new Blob([new Uint8Array(bytes)], { type: "image/png" }), "雷山县农户.png")
  return answerOf(await fetch(`${shop.baseUrl}${at}`, { method: "POST", headers: token ? { authorization: `Bearer ${token}` } : {}, body: form }))
}
async function settled(id: string, token = leishan): Promise<View> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = (await ask("GET", `${at}/${id}`, token)).body.import
    if (found && found.state !== "checking" && found.state !== "applying") return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`import ${id} does not settle`)
}
async function check(bytes: Buffer, token = leishan, fields: Record<string, string> = {}): Promise<View> {
  const { status, body } = await upload(bytes, token, fields)
  expect([status, body.code]).toEqual([201, undefined])
  return settled(String(body.import?.id), token)
}
const accept = (found: View, token = leishan, change: object = {}) => ask("POST", `${at}/${found.id}/accept`, token, { report_digest: found.report_digest, reason: "核对无误，同意写入", ...change })
/** Without a cooperative: this shop's have other credit codes. */
const home = (index: number, change: Partial<ReturnType<typeof listRow>> = {}) => listRow(index, { credit_code: "", joined_on: "", ...change })
const linesOf = async ({ id }: View, query = "") => (await ask("GET", `${at}/${id}/lines?page_size=100${query}`, leishan)).body

describe("the form of a county's list", () => {
  it("is downloaded with drop-downs and notes, or as CSV, and taken in as it is", async () => {
    const form = await ask("GET", "/admin/registry-import-template", leishan)
    const rows = []
    for await (const some of (await openSheet(form.bytes)).rows()) rows.push(...some)
    expect([form.status, form.headers.get("content-disposition"), rows.map(({ cells }) => cells.length)]).toEqual([200, expect.stringContaining(encodeURIComponent("农户信息导入模板.xlsx")), [13]])
    expect((await ask("GET", "/admin/registry-import-template?format=csv", leishan)).text).toBe("\ufeff县市代码,户编号,村代码,村名,户主姓名,联系电话,银行账号,农户类型,状态起始日,状态终止日,家庭人口,合作社信用代码,入社日期\r\n")
    expect(await check(form.bytes)).toMatchObject({ state: "checked", counts: { new: 0, errors: 0 }, uploaded_by_name: "雷山专班", county_code: "522634" })
  })
})

describe("a list over HTTP", () => {
  it("is checked, reported by row and column, corrected, accepted and written; again, it changes nothing", async () => {
    const wrong = await check(await asXlsx([home(1), home(2, { phone: "1390000" }), home(3, { kind: "贫困户" })]))
    expect(wrong).toMatchObject({ state: "checked", progress: { done: 3, total: 3 }, counts: { new: 1, errors: 2, rows_with_errors: 2, applied: 0 } })
    expect((await linesOf(wrong)).lines).toEqual([
      { row: 3, column: "F", heading: "联系电话", kind: "error", code: "bad_phone", found: "****000", expected: "11 位手机号码" },
      { row: 4, column: "H", heading: "农户类型", kind: "error", code: "unknown_kind", found: "贫困户", expected: "农户类型之一（脱贫户、脱贫不稳定户、边缘易致贫户、突发严重困难户、防返贫致贫对象、一般农户）" },
    ])
    expect([(await linesOf(wrong, "&code=bad_phone")).total, (await linesOf(wrong, "&kind=change")).total, (await accept(wrong)).body.code]).toEqual([1, 0, "import_has_errors"])
    expect((await ask("POST", `${at}/${wrong.id}/discard`, leishan, {})).body.import).toMatchObject({ state: "discarded", is_erased: true, file_name: null })

    const rows = [home(1), home(2), home(3)]
    const right = await check(await asXlsx(rows))
    expect([(await accept(right, leishan, { report_digest: "0".repeat(64) })).body.code, (await accept(right, leishan, { report_digest: "1" })).status, (await accept(right, leishan, { reason: "打给 13900001111" })).body.code]).toEqual(["stale_report", 400, "reason_names_somebody"])
    expect((await accept(right)).status).toBe(202)
    expect(await settled(right.id)).toMatchObject({ state: "applied", counts: { applied: 3, left_out: 0 } })
    expect((await accept(right)).body.code).toBe("wrong_state")
    expect((await ask("GET", "/admin/registry-households?household_code=LS-000002", leishan)).body).toMatchObject({ households: [{ county: "雷山县", kind: "monitored_marginal", phone: "*******0034" }] })
    expect((await check(asCsv(rows))).counts).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
    const actions = ((await ask("GET", "/admin/registry-access-log?county=522634", prefecture)).body.lines ?? []) as unknown as { action: string; import_id: string; actor_name: string }[]
    expect(actions.filter(({ import_id }) => import_id === right.id)).toMatchObject([{ action: "import_accept", actor_name: "雷山专班" }, { action: "import_upload" }])
  })

  it("is compared anew when the register moved on", async () => {
    const first = await check(asCsv([home(10)]))
    await accept(first)
    await settled(first.id)
    const found = await check(asCsv([home(10, { member_count: "9" })]))
    const [registered] = (await ask("GET", "/admin/registry-households?household_code=LS-000010", leishan)).body.households ?? []
    await ask("POST", `/admin/registry-households/${registered?.id}`, leishan, { version: registered?.version, member_count: 8 })
    expect((await accept(found)).body.code).toBe("register_changed")
    expect((await ask("POST", `${at}/${found.id}/check`, leishan, {})).body.import).toMatchObject({ state: "checking" })
    const again = await settled(found.id)
    expect(again.report_digest).not.toBe(found.report_digest)
    expect((await linesOf(again)).lines).toMatchObject([{ kind: "change", found: "9", expected: "8" }])
    expect([(await accept(found)).body.code, (await accept(again)).status]).toEqual(["stale_report", 202])
    await settled(found.id)
  })

  it("is the county's own: others get what they get for one that never was", async () => {
    const mine = await check(asCsv([home(20)]))
    const all = await check(asCsv([home(21), home(22, { county_code: "522635", village_code: "522635001201" })]), prefecture)
    expect([all.counts.new, all.county_code]).toEqual([2, null])
    const routes = [["GET", ""], ["GET", "/lines"], ["GET", "/report"], ["POST", "/check"], ["POST", "/discard"], ["POST", "/accept"]] as const
    for (const [method, end] of routes) {
      const body = method === "GET" ? undefined : end === "/accept" ? { report_digest: "0".repeat(64), reason: "核对无误，同意写入" } : {}
      const [others, unknown, stranger, wrongRole, nobody] = await Promise.all([ask(method, `${at}/${all.id}${end}`, leishan, body), ask(method, `${at}/imp_unknown${end}`, leishan, body), ask(method, `${at}/${mine.id}${end}`, member, body), ask(method, `${at}/${mine.id}${end}`, office, body), ask(method, `${at}/${mine.id}${end}`, undefined, body)])
      expect([end, others.status, others.text, stranger.status, wrongRole.status, nobody.status]).toEqual([end, 404, unknown.text, 401, 403, 401])
    }
    expect((await upload(asCsv([home(23)]), leishan, { county_code: "522635" })).body.code).toBe("other_county")
    expect((await upload(asCsv([home(23)]), prefecture, { county_code: "110101" })).body.fields).toEqual({ county_code: "unknown_county" })
    expect([(await upload(asCsv([home(23)]), member)).status, (await upload(asCsv([home(23)]), office)).status, (await upload(asCsv([home(23)]), leishan, { owner: "x" })).status]).toEqual([401, 403, 400])
    const own = (await ask("GET", `${at}?page_size=100`, leishan)).body.imports ?? []
    expect([own.some(({ id }) => id === all.id), own.every(({ county_code }) => county_code === "522634"), (await ask("GET", `${at}?county=522635`, leishan)).body.code]).toEqual([false, true, "other_county"])
    expect((await check(asCsv([home(22, { county_code: "522635", village_code: "522635001201" })]))).counts.errors).toBe(1)
  })

  it("is not taken in when it is no list, or no safe one, whatever it is called", async () => {
    const xxe = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`
    for (const [bytes, status, code] of [
      [workbook("", { parts: { "xl/worksheets/sheet1.xml": xxe } }), 422, "dtd_refused"], [workbook("", { parts: { "xl/sharedStrings.xml": xxe } }), 422, "dtd_refused"],
      [workbook("", { mainType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }), 422, "macros_refused"], [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 422, "locked_or_old_sheet"], [Buffer.from("%PDF-1.7"), 422, "unsupported_sheet"],
      [workbook(""), 422, "headings_missing"], [Buffer.from("<html><script>1</script></html>"), 422, "headings_missing"], [Buffer.from("\ufeff\"县市代码\"\r\n"), 422, "headings_missing"],
      [Buffer.from(asCsv([]).toString("utf8").replace('"入社日期"', '"入社日期","身份证号码"')), 422, "resident_id_column"], [Buffer.alloc(20 * 1024 * 1024 + 1), 413, "file_too_large"], [Buffer.alloc(0), 422, "unsupported_sheet"],
    ] as const) {
      const answer = await upload(bytes)
      expect([answer.status, answer.body.code, answer.body.fields]).toEqual([status, code, { file: code }])
    }
    expect((await upload(Buffer.from("杨秀英,13800001111\n"))).text).not.toContain("杨秀英")
    const formula = await check(workbook(withFormulas()))
    expect((await linesOf(formula)).lines?.map(({ column, code, found }) => [column, code, found])).toEqual([["D", "formula", '=HYPERLINK("http://x","y")'], ["E", "formula", "公式"]])
  })

  it("goes out in a report whose cells no spreadsheet runs", async () => {
    const attacks = ["=1+1", "+cmd", "-2+3", "@SUM(1)", "＝HYPERLINK(1)"]
    const found = await check(asCsv(attacks.map((attack, index) => home(40 + index, { household_code: attack }))))
    const csv = await ask("GET", `${at}/${found.id}/report?format=csv`, leishan)
    expect([csv.status, csv.headers.get("content-type"), csv.headers.get("cache-control")]).toEqual([200, "text/csv; charset=utf-8", "private, no-store"])
    for (const line of csv.text.split("\r\n").slice(1, 6)) expect(line).toMatch(/^\d,B,户编号,错误,bad_household_code,"?'[=+\-@]/)
    const xlsx = await ask("GET", `${at}/${found.id}/report`, leishan)
    const cells = []
    for await (const rows of (await openSheet(xlsx.bytes)).rows()) cells.push(...rows.map((row) => row.cells[5]))
    expect(cells.slice(1).map((cell) => [cell?.kind, cell?.text])).toEqual(attacks.map((attack) => ["text", attack.replace("＝", "=")]))
    const logged = (await ask("GET", "/admin/registry-access-log?action=import_report", prefecture)).body.lines as unknown as { import_id: string }[]
    expect(logged.map(({ import_id }) => import_id)).toEqual([found.id, found.id])
  })
})

/** A sheet of the template's headings and one row with two formulas. */
function withFormulas(): string {
  const headings = ["县市代码", "户编号", "村代码", "村名", "户主姓名", "联系电话", "银行账号", "农户类型", "状态起始日", "状态终止日", "家庭人口", "合作社信用代码", "入社日期"]
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const row = home(60)
  return `<row r="1">${headings.map(cell).join("")}</row><row r="2">${[row.county_code, row.household_code, row.village_code].map(cell).join("")}<c><f>HYPERLINK("http://x","y")</f><v>西江村</v></c><c t="str"><f>VLOOKUP(A1,B:C,2)</f><v>杨秀英</v></c>${[row.phone, row.bank_account, row.kind, row.entered_on].map(cell).join("")}</row>`
}

describe("personal data of a list", () => {
  const canaries = { name: "禤霭雯", otherName: "麹黛笙", phone: "13987650123", account: "6222029876543210987", wrongPhone: "1398765432" }
  const inside = /禤霭雯|霭雯|麹黛笙|黛笙|13987650123|6222029876543210987|1398765432/

  it("is nowhere but in sealed bytes: no table, no log, no file, no answer", async () => {
    const wrong = await check(asCsv([
      home(70, { name: canaries.name, phone: canaries.wrongPhone, bank_account: canaries.account }), home(71, { name: canaries.otherName, household_code: canaries.name }), home(72, { village_name: `${canaries.name}家`, name: canaries.name, phone: "x" }), home(73, { kind: canaries.otherName }), home(74, { member_count: canaries.phone }),
    ]))
    expect(wrong.counts.errors).toBeGreaterThan(4)
    await linesOf(wrong)
    await ask("GET", `${at}/${wrong.id}/report?format=csv`, leishan)
    const waiting = await check(asCsv([home(80, { name: canaries.name, phone: canaries.phone, bank_account: canaries.account })]))
    const written = await check(asCsv([home(81, { name: canaries.otherName, phone: canaries.phone })]))
    await accept(written)
    expect([(await settled(written.id)).state, waiting.counts.new]).toEqual(["applied", 1])
    await upload(Buffer.from(`${canaries.name},${canaries.phone}\n`))
    await upload(asCsv([home(82)]), leishan, { reason: `${canaries.name} 家 ${canaries.phone}` })
    expect((await upload(Buffer.concat([asCsv([home(83, { name: canaries.name })]), Buffer.from(`"${canaries.name}`)]))).body.code).toBe("broken_sheet")

    expect(answered.filter((text) => inside.test(text))).toEqual([])
    expect(shop.said()).not.toMatch(inside)
    expect(await tablesHolding(inside)).toEqual([])
    const evidence = String(shop.environment["EVIDENCE_DIR"])
    const files = readdirSync(evidence, { recursive: true, encoding: "utf8" }).map((name) => path.join(evidence, name)).filter((name) => statSync(name).isFile())
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => inside.test(readFileSync(file).toString("utf8")))).toEqual([])
  })
})

/** Tables of every schema in which a row says it. */
async function tablesHolding(pattern: RegExp): Promise<string[]> {
  const client = new Client({ connectionString: shop.databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'registry', 'benefit') order by 1")
    const holding: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`)
      if (rows.some(({ line }) => pattern.test(line))) holding.push(name)
    }
    expect(tables.length).toBeGreaterThan(100)
    return holding
  } finally {
    await client.end()
  }
}
