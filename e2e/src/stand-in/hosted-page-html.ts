import type Stripe from "stripe"

const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f2f4f7;color:#1d2433;font:16px/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
.notice{background:#fff7e0;color:#5c4400;border-bottom:1px solid #ecd9a0;padding:10px 16px;text-align:center;font-size:14px}
main{max-width:420px;margin:0 auto;padding:24px 16px 48px}
.card{background:#fff;border-radius:12px;padding:28px 20px;box-shadow:0 1px 3px rgb(20 30 60 / 8%)}
h1{font-size:18px;margin:0;text-align:center;font-weight:600}
.amount{font-size:40px;line-height:1.2;text-align:center;margin:16px 0 24px;font-variant-numeric:tabular-nums;font-weight:600}
dl{margin:0 0 24px;border-top:1px solid #e6e9ef}
dl div{display:flex;justify-content:space-between;gap:16px;padding:12px 0;border-bottom:1px solid #e6e9ef}
dt{color:#5a6478;flex:none}dd{margin:0;text-align:right;overflow-wrap:anywhere}
form+form{margin-top:12px}
button{width:100%;min-height:48px;border-radius:8px;font:inherit;font-weight:600;cursor:pointer;border:1px solid transparent}
.agree{background:#0f5fd6;color:#fff}.agree:hover{background:#0b4fb5}
.give-up{background:#fff;color:#384357;border-color:#aab3c2}.give-up:hover{background:#f2f4f7}
button:focus-visible{outline:3px solid #e0a100;outline-offset:2px}
p{margin:16px 0 0;color:#384357}
a{display:block;padding:11px;border-radius:8px;text-align:center;text-decoration:none;font-weight:600}
`

const NOTICE = "演示收银台：不会发生真实扣款"

/** The cashier: what is paid to whom, and the two answers a payer can give. */
export function decisionPage(intent: Stripe.PaymentIntent): string {
  const path = `/alipay/${escaped(intent.id)}`
  return frame("支付宝付款（演示）", `<h1>向 黔杭集市 付款</h1>
<p class="amount">${yuan(intent.amount)}</p>
<dl><div><dt>商品说明</dt><dd>${escaped(intent.description ?? "黔杭集市订单")}</dd></div><div><dt>付款方式</dt><dd>支付宝（演示账户）</dd></div><div><dt>付款编号</dt><dd>${escaped(intent.id)}</dd></div></dl>
<form method="post" action="${path}/approve"><button class="agree" type="submit">同意付款</button></form>
<form method="post" action="${path}/refuse"><button class="give-up" type="submit">放弃付款</button></form>`)
}

/** Why nothing can be decided here, and the way back to the shop where it is known. */
export function messagePage({ title, text, amount, back }: { title: string; text: string; amount?: number; back?: string }): string {
  const shown = amount === undefined ? "" : `<p class="amount">${yuan(amount)}</p>`
  const link = back ? `<p><a class="agree" href="${escaped(back)}">回到商城</a></p>` : ""
  return frame(title, `<h1>${escaped(title)}</h1>${shown}<p>${escaped(text)}</p>${link}`)
}

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><div class="notice" role="note">${NOTICE}</div><main><div class="card">${content}</div></main></body></html>`
}

function yuan(fen: number): string {
  const [whole, rest] = [Math.floor(fen / 100), String(fen % 100).padStart(2, "0")]
  return `¥${whole.toLocaleString("en-US")}.${rest}`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
