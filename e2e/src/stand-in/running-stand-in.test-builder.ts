import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Stripe from "stripe"
import { onTestFinished } from "vitest"
import { buildStandIn } from "./app.js"

export const SECRET = "whsec_contract"
export const SHOP = "http://127.0.0.1:8000/orders/return"

/** Gone once its test and what follows each test are over. */
function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stand-in-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A stand-in listening on a free port, with the official SDK pointed at it. */
export async function startStandIn(facts: { folder?: string; webhookUrl?: string; withControlDoor?: boolean } = {}) {
  const folder = facts.folder ?? ownFolder()
  const { app, close } = buildStandIn({ folder, publicUrl: "http://pay.test", webhookUrl: facts.webhookUrl ?? null, webhookSecret: SECRET, firstRetryPauseMs: 20, withControlDoor: facts.withControlDoor ?? true })
  const server = createServer(app)
  const url = await listening(server)
  const { port } = new URL(url)
  const stripe = new Stripe("sk_test_contract", { host: "127.0.0.1", port: Number(port), protocol: "http", maxNetworkRetries: 0 })
  const stop = async () => {
    close()
    await stopped(server)
  }
  return { url, folder, stripe, stop, control: (path: string, body?: object) => control(url, path, body) }
}

export interface Received { body: string; signature: string }

/** A shop's webhook endpoint that writes down what it receives and answers what it is told. */
export async function startEndpoint({ pauseMs = 0 } = {}) {
  const received: Received[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      received.push({ body: Buffer.concat(parts).toString("utf8"), signature: String(request.headers["stripe-signature"]) })
      setTimeout(() => response.writeHead(answers.shift() ?? 200).end(), pauseMs)
    })
  })
  const url = await listening(server)
  return { url, received, answers, stop: () => stopped(server), types: () => received.map(({ body }) => typeOf(body)) }
}

/** An intent whose payer has been sent to the hosted page. */
export async function awaitingIntent(stripe: Stripe, amount = 12_800) {
  const intent = await stripe.paymentIntents.create({ amount, currency: "cny", payment_method_types: ["alipay"], metadata: { session_id: "payses_1" } })
  return stripe.paymentIntents.confirm(intent.id, { payment_method_data: { type: "alipay" }, return_url: SHOP })
}

async function control(url: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}/_control${path}`, body ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {})
  return answer.json()
}

function typeOf(body: string): string {
  const event: unknown = JSON.parse(body)
  return typeof event === "object" && event !== null && "type" in event ? String(event.type) : ""
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)))
}

function stopped(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
