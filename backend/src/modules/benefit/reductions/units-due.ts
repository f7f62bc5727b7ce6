import type { RefundBooks } from "../refunds/refund-books"

/** Units of each line that refunds named and that still stand: posted and not reversed, or asked and not ended. A compensation gives back no goods, a refund without lines names none. */
export function standingUnits({ entries, requests }: Pick<RefundBooks, "entries" | "requests">): ReadonlyMap<string, number> {
  const units = new Map<string, number>()
  const add = (lineId: string, quantity: number) => units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  for (const { refund } of entries) if (refund?.linesNamed && refund.bearer === null) for (const line of refund.lines) add(line.lineId, line.quantity)
  for (const { end, bearer, lines } of requests) if (end === null && bearer === null) for (const line of lines) add(line.lineId, line.quantity)
  return units
}

export interface UnitsOfLine {
  lineId: string
  quantity: number
}

/**
 * Units of a parcel's lines that leave it now: what stands, less what left before. So the units taken out of a line are the
 * most that ever stood at one time: a refund that bounced puts nothing back, and the one made in its place takes out nothing more.
 */
export function unitsDue(lines: readonly UnitsOfLine[], { standing, takenOut }: { standing: ReadonlyMap<string, number>; takenOut: ReadonlyMap<string, number> }): UnitsOfLine[] {
  return lines.flatMap(({ lineId, quantity }) => {
    const due = Math.min(quantity, standing.get(lineId) ?? 0) - (takenOut.get(lineId) ?? 0)
    return due > 0 ? [{ lineId, quantity: due }] : []
  })
}
