import { spawn, type ChildProcess } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

const ROOT = path.resolve(__dirname, "../../..")

/** The payment stand-in beside a test shop: the payer's hand, and every lever of its control door. */
export interface RunningStandIn {
  url: string
  control: (lever: string, body?: object) => Promise<Record<string, unknown>>
  stop: () => void
}

/** Starts the stand-in as the process it is in a shop: the backend speaks HTTP to it and knows nothing of its code. */
export async function startStandIn(port: number, webhook: { url: string; secret: string }): Promise<RunningStandIn> {
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, NODE_OPTIONS: "", PAYMENT_STANDIN_PORT: String(port), PAYMENT_STANDIN_URL: url, PAYMENT_STANDIN_DIR: mkdtempSync(path.join(tmpdir(), "stand-in-")), WEBHOOK_URL: webhook.url, WEBHOOK_SECRET: webhook.secret }
  const child = spawn(process.execPath, ["--import", "tsx", "e2e/src/stand-in/main.ts"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] })
  await saidSo(child)
  const control = async (lever: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}/_control${lever}`, body ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {})
    const said = (await answer.json()) as Record<string, unknown>
    if (answer.status !== 200) throw new Error(`the stand-in refused ${lever}: ${JSON.stringify(said)}`)
    return said
  }
  return { url, control, stop: () => void child.kill("SIGKILL") }
}

function saidSo(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ""
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes("payment stand-in: http")) resolve()
    }
    child.stdout?.on("data", listen)
    child.stderr?.on("data", listen)
    child.once("exit", (code) => reject(new Error(`the stand-in ended with ${code}: ${said.slice(-1000)}`)))
  })
}
