import { doors, type Door } from "@qianhang/shared/contracts"

const TITLES: Record<Door["audience"], string> = { public: "公开 · public", member: "合作社 · member", staff: "项目管理 · staff" }

/** The same list for a person with a browser: plain HTML, no script. */
export function documentPage(): string {
  const sections = (Object.keys(TITLES) as Door["audience"][]).map((audience) => {
    const rows = doors.filter((door) => door.audience === audience).map(rowOf).join("\n")
    return `<h2>${TITLES[audience]}</h2>\n<table><thead><tr><th>Method<th>Path<th>What it does<th>Roles</thead><tbody>\n${rows}\n</tbody></table>`
  })
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>黔杭集市 · HTTP API</title>
<style>body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#1b2430;background:#fbfaf6;max-width:72rem;margin:2rem auto;padding:0 1rem}table{width:100%;border-collapse:collapse;background:#fff}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #e8ebf1;vertical-align:top}code{font-size:.9em;overflow-wrap:anywhere}a{color:#1f3a6e}.wide{overflow-x:auto}</style>
<h1>黔杭集市 · HTTP API</h1>
<p>${doors.length} doors. Amounts are decimal strings of integer fen; days are Asia/Shanghai. The whole document with every shape: <a href="/docs/api?format=json">OpenAPI 3.1 (JSON)</a>.</p>
<div class="wide">${sections.join("\n")}</div></html>`
}

const rowOf = (door: Door): string => `<tr><td><code>${door.method}</code><td><code>${escaped(door.path)}</code><td>${escaped(door.summary)}<td>${door.roles?.join(", ") ?? ""}</tr>`

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
