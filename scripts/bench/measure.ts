import os from "node:os"

/** The value below which `share` of the samples lie (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** How long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Median and spread of ratios, as a table writes them; a dash where nothing was timed. */
export const spread = (ratios: readonly number[]): string => ratios.every(Number.isNaN) ? "–" : `${two(median(ratios))} (${two(Math.min(...ratios))}–${two(Math.max(...ratios))})`

export const two = (value: number): string => (Number.isNaN(value) ? "–" : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

/** The machine as it was while measuring: figures taken on a busy one are worth their ratios alone. */
export const machine = (): string => `${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, load ${os.loadavg().map((load) => load.toFixed(1)).join(" ")}, Node ${process.version}`

/** A line of a Markdown table. */
export const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`
