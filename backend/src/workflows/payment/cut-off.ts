/** When this process began. */
const BEGAN = new Date(Date.now() - process.uptime() * 1_000)

/**
 * Whether nobody works any more on something begun then: it is older than such work takes, or from before this process where no other
 * shares the work (without Redis one process is the whole backend).
 */
export const isCutOff = (begunAt: Date, { takesAtMostMs, now = new Date() }: { takesAtMostMs: number; now?: Date }): boolean =>
  now.getTime() - begunAt.getTime() > takesAtMostMs || (!process.env["REDIS_URL"] && begunAt < BEGAN)
