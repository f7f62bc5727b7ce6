import { spawn } from "node:child_process"
import fs from "node:fs"
import { root } from "../shop/settings.js"

export interface Count { readonly passed: number; readonly failed: number }

export interface Tool {
  readonly title: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly logFile: string
  readonly cwd?: string
  /** Reads the tool's own report; without it the tool counts as one test. */
  readonly count?: () => Count
}

/** Runs a tool to its end, keeps its log, and shows the end of it when something failed. A tool that fails without a failed test still counts as one. */
export async function runTool(tool: Tool): Promise<Count> {
  const code = await new Promise<number>((resolve, reject) => {
    const log = fs.openSync(tool.logFile, "w")
    const child = spawn(tool.command, tool.args, { cwd: tool.cwd ?? root, env: { ...tool.env, TURBO_TELEMETRY_DISABLED: "1", CI: tool.env.CI ?? "", FORCE_COLOR: "0" }, stdio: ["ignore", log, log] })
    child.on("error", reject)
    child.on("exit", (status) => resolve(status ?? 1))
  })
  const count = readCount(tool, code)
  if (count.failed > 0) console.log(fs.readFileSync(tool.logFile, "utf8").trimEnd().split("\n").slice(-120).join("\n"))
  return count
}

function readCount(tool: Tool, code: number): Count {
  if (!tool.count) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  try {
    const count = tool.count()
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  } catch {
    return { passed: 0, failed: 1 }
  }
}

export function vitestCount(report: string): Count {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(fs.readFileSync(report, "utf8")) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }
  return { passed: numPassedTests, failed: numFailedTests > 0 ? numFailedTests : numFailedTestSuites }
}

export function playwrightCount(report: string): Count {
  const { stats } = JSON.parse(fs.readFileSync(report, "utf8")) as { stats: { expected: number; unexpected: number; flaky: number } }
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}
