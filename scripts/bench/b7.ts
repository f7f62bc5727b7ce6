import type { BenchLedger } from "./database.js"
import { machine, median, quantile, row, spread, timed, two } from "./measure.js"
import { benchReports, type BenchReport, type PeriodKind } from "./reports.js"
import type { Size } from "./sizes.js"

type Ledgers = ReadonlyMap<Size, Pick<BenchLedger, "source">>
interface Times { readonly ours: number[]; readonly raw: number[] }

/** Ours and plain GROUP BY say the same of every report, to the fen. @returns the names of those that differ */
export async function differingReports({ source }: Pick<BenchLedger, "source">): Promise<string[]> {
  const differing: string[] = []
  for (const report of benchReports()) if ((await report.ours(source)) !== (await report.raw(source))) differing.push(report.name)
  return differing
}

/**
 * B7: every report at every size, equality first, then timed: sizes and peer take turns in each round, so that what disturbs one
 * disturbs all. The peer is timed once in five rounds. Without the peer, our times alone are taken again of ledgers that were
 * found equal before.
 */
export async function b7(ledgers: Ledgers, { rounds, withPeer }: { rounds: number; withPeer: boolean }): Promise<void> {
  if (withPeer) await requireEqual(ledgers)
  const times = new Map<BenchReport, Map<Size, Times>>()
  for (const report of benchReports()) times.set(report, await timesOf(report, ledgers, { rounds, withPeer }))
  console.log(`${machine()}; ${rounds} rounds\n`)
  for (const periods of ["months", "days"] as const) printTable(periods, times, [...ledgers.keys()])
  printSlowest(times, [...ledgers.keys()])
}

async function requireEqual(ledgers: Ledgers): Promise<void> {
  for (const [size, ledger] of ledgers) {
    const differing = await differingReports(ledger)
    if (differing.length > 0) throw new Error(`${size}: reports differ from the raw GROUP BY: ${differing.join("; ")}`)
    console.log(`${size}: ${benchReports().length} reports equal the raw GROUP BY to the fen`)
  }
}

async function timesOf(report: BenchReport, ledgers: Ledgers, { rounds, withPeer }: { rounds: number; withPeer: boolean }): Promise<Map<Size, Times>> {
  const times = new Map([...ledgers.keys()].map((size): [Size, Times] => [size, { ours: [], raw: [] }]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [size, { source }] of ledgers) {
      times.get(size)?.ours.push(await timed(() => report.ours(source)))
      if (withPeer && round % 5 === 0) times.get(size)?.raw.push(await timed(() => report.raw(source)))
    }
  }
  return times
}

function printTable(periods: PeriodKind, times: ReadonlyMap<BenchReport, ReadonlyMap<Size, Times>>, sizes: readonly Size[]): void {
  const reports = [...times].filter(([report]) => report.periods === periods).map(([, bySize]) => bySize)
  console.log(row(periods, "reports", "median ms", "p95 ms", "raw GROUP BY median ms", "raw ÷ ours, median (spread)"))
  console.log(row("---", "---", "---", "---", "---", "---"))
  for (const size of sizes) {
    const own = reports.flatMap((bySize) => bySize.get(size) ?? [])
    const [ours, raw] = [own.flatMap((time) => time.ours), own.flatMap((time) => time.raw)]
    console.log(row(size, reports.length, two(median(ours)), two(quantile(ours, 0.95)), two(median(raw)), spread(own.map((time) => median(time.raw) / median(time.ours)))))
  }
  const [smallest, largest] = [sizes[0], sizes.at(-1)]
  if (smallest === undefined || largest === undefined || smallest === largest) return
  const growth = reports.map((bySize) => median(bySize.get(largest)?.ours ?? []) / median(bySize.get(smallest)?.ours ?? []))
  console.log(`T(${largest}) ÷ T(${smallest}), each report's medians: ${spread(growth)}; p95 of reports ${two(quantile(growth, 0.95))}\n`)
}

function printSlowest(times: ReadonlyMap<BenchReport, ReadonlyMap<Size, Times>>, sizes: readonly Size[]): void {
  const largest = sizes.at(-1)
  if (largest === undefined) return
  const medians = [...times].map(([report, bySize]) => ({ name: report.name, ms: sizes.map((size) => two(median(bySize.get(size)?.ours ?? []))), last: median(bySize.get(largest)?.ours ?? []) }))
  console.log(`slowest at ${largest} (median ms at ${sizes.join(", ")})`)
  for (const { name, ms } of medians.sort((a, b) => b.last - a.last).slice(0, 12)) console.log(`  ${ms.join("  ")}  ${name}`)
}
