import { spawn } from "node:child_process"
import path from "node:path"
import pg from "pg"
import { serverDir, type Shop } from "../shop/shop.js"
import { expect } from "./fault.js"

/** A running shop as the fault tests see it: everything over HTTP by the journeys' own doors, a database to look into, and RECON. */
export type House = Awaited<ReturnType<typeof openHouse>>

/** Opens the doors of a running shop. The journeys' doors read the environment once, when they are first needed. */
export async function openHouse(shop: Shop) {
  const { ports } = shop.settings
  Object.assign(process.env, { BACKEND_URL: `http://127.0.0.1:${ports.backend}`, PAYMENT_STANDIN_URL: `http://127.0.0.1:${ports.standIn}`, DEMO_DATA_FILE: String(shop.env.DEMO_DATA_FILE), RECONCILE_SECONDS: String(shop.env.RECONCILE_SECONDS ?? 60) })
  const [ask, buyer, staff, { standIn }, waiting, { plainPicture }] = await Promise.all([
    import("../../e2e/journeys/doors/ask.js"), import("../../e2e/journeys/doors/buyer.js"), import("../../e2e/journeys/doors/house.js"), import("../../e2e/journeys/doors/stand-in.js"), import("../../e2e/journeys/doors/until.js"), import("../../e2e/journeys/doors/picture.js"),
  ])
  const office = await staff.tokenOf("staff", staff.staffLogin())
  const database = (sql: string, values: unknown[] = []) => queried(String(shop.env.DATABASE_URL), sql, values)
  const recon = () => runRecon(shop.env)
  /** RECON, asked again until the cycle that is under way is through. */
  const expectRecon = async (): Promise<void> => {
    const result = await waiting.until(recon, ({ green }) => green, waiting.twoCyclesMs() + 40_000).catch(async () => recon())
    expect("RECON is not green", result.green, result.problems)
  }
  const lever = async (address: string, body: object = {}): Promise<unknown> => {
    const answer = await ask.ask(`http://127.0.0.1:${ports.standIn}/_control${address}`, { method: "POST", body })
    expect(`the stand-in refused ${address}`, answer.status === 200, answer.text)
    return answer.body
  }
  return { shop, ...ask, ...buyer, ...staff, ...waiting, standIn, lever, office, database, recon, expectRecon, picture: plainPicture(), backendUrl: `http://127.0.0.1:${ports.backend}` }
}

async function queried(connectionString: string, sql: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const result: unknown = await client.query(sql, values)
    return Array.isArray(result) ? [] : (result as { rows: Record<string, unknown>[] }).rows
  } finally {
    await client.end()
  }
}

export interface ReconResult { readonly green: boolean; readonly problems: string }

function runRecon(env: NodeJS.ProcessEnv): Promise<ReconResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(serverDir, "src", "recon", "main.js")], { cwd: serverDir, env, stdio: ["ignore", "pipe", "pipe"] })
    let said = ""
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => { said += part.toString() })
    child.on("error", reject)
    child.on("exit", (code) => resolve({ green: code === 0, problems: code === 0 ? "" : failedChecks(said) }))
  })
}

function failedChecks(said: string): string {
  try {
    const { checks } = JSON.parse(said) as { checks: { ok: boolean }[] }
    return JSON.stringify(checks.filter((check) => !check.ok))
  } catch {
    return said.slice(-2_000)
  }
}
