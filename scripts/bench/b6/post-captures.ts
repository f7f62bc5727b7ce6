import { BenefitService } from "../../../backend/src/modules/benefit/service"
import type { BenchCapture } from "./captures.js"

/** Posts captures through the ledger's door by so many callers at once, each waiting for its own before it takes the next. */
export async function postCaptures(databaseUrl: string, captures: Iterable<Pick<BenchCapture, "input">>, callers: number): Promise<number> {
  const benefit = new BenefitService({}, { databaseUrl, signingKeyFile: "", checkpointFile: "" })
  try {
    await benefit.head()
    const waiting = captures[Symbol.iterator]()
    let posted = 0
    const call = async (): Promise<void> => {
      for (let next = waiting.next(); !next.done; next = waiting.next()) {
        const { kind, existed } = await benefit.recordCapture(next.value.input)
        if (kind !== "sale" || existed) throw new Error(`expected a new sale of ${next.value.input.orderId}, found ${kind}`)
        posted += 1
      }
    }
    await Promise.all(Array.from({ length: callers }, call))
    return posted
  } finally {
    await benefit.disconnect()
  }
}
