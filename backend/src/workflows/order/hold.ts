const DEFAULT_MINUTES = 30

/** How long an unpaid order keeps its goods, in minutes (`ORDER_HOLD_MINUTES`; fractions allowed, so that a test need not wait). */
export function holdMinutes(source: NodeJS.ProcessEnv = process.env): number {
  const minutes = Number(source["ORDER_HOLD_MINUTES"] ?? DEFAULT_MINUTES)
  return Number.isFinite(minutes) && minutes > 0 ? minutes : DEFAULT_MINUTES
}

/** Until when an order placed then can be paid. */
export const payBefore = (placedAt: Date, source: NodeJS.ProcessEnv = process.env): Date => new Date(placedAt.getTime() + holdMinutes(source) * 60_000)
